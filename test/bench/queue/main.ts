import { measureClaims } from './claims';
import { measureJournal } from './journal';
import { measureProcess } from './process';
import { measureRequests } from './requests';
import { measureWorkers } from './workers';

const results = {
  ...measureClaims(),
  ...(await measureRequests()),
  ...(await measureWorkers()),
  ...(await measureProcess()),
  ...(await measureJournal()),
};
process.stdout.write(JSON.stringify(results));

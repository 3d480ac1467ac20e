/** What `--help` prints. */
export const helpText = `Fights encounters of 5e from the command line.

  encounter-lab run FILE...                 the verdict, the heroes and the quintiles
  encounter-lab replay FILE --run K         one fight, blow by blow, as Markdown
  encounter-lab replay FILE --quintile Q    the middle fight of a fifth: 1 (bad luck) to 5 (good luck)
  encounter-lab status FOLDER               what the saved queue of a window holds, and which process owns it
  encounter-lab cancel FOLDER ID            takes a simulation out of it while no window is open

FOLDER of status and cancel is the queue in the workspace's storage: workspaceStorage/.../encounter-lab.../queue

Options of run and replay
  --runs N          how many times to fight, 1 to 10000000 (default: as the file says, else 1005)
  --seed S          of the dice, 0 to 4294967295 (default: as the file says)
  --workers W       threads, 1 to 64 (default: one less than the machine has)
  --folder FOLDER   the campaign: "use:" does not leave it, and its folder "bestiary" is searched for creatures
                    (default: the current folder when FILE is inside it, else the folder of FILE)

Options of run
  --json            one JSON object; of several files a list of them
  --out FOLDER      also writes NAME.json and NAME.runs.bin for each file NAME.encounter.yaml

Options of status
  --json            one JSON object

  --help, --version

Exit code: 0 when all was done, 1 when a fight could not be finished or written or a queue not be changed, 2 when a
file, a folder or an option is wrong, 130 after Ctrl-C.
`;

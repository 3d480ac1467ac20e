/** Something that holds a resource until told to let go. The same shape as VS Code's `Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** Disposes what was added, newest first; what is added after disposal is disposed at once. */
export class DisposableStore implements Disposable {
  private readonly items: Disposable[] = [];
  private isDisposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.isDisposed) item.dispose();
    else this.items.push(item);
    return item;
  }

  dispose(): void {
    this.isDisposed = true;
    for (let item = this.items.pop(); item; item = this.items.pop()) item.dispose();
  }
}

export function Badge({ children }: { readonly children: string }) {
  return <vscode-badge>{children}</vscode-badge>;
}

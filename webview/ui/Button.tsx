interface ButtonProps {
  readonly children: string;
  /** Said instead of the text by screen readers, where the text alone is ambiguous; starts with that text. */
  readonly label?: string;
  readonly onPress: () => void;
}

export function Button({ children, label = children, onPress }: ButtonProps) {
  return (
    <vscode-button appearance="secondary" aria-label={label} onClick={onPress}>
      {children}
    </vscode-button>
  );
}

import type { HTMLAttributes as ElementAttributes } from 'preact';

/** The toolkit's elements, with the attributes that are used here. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-badge': ElementAttributes<HTMLElement>;
      'vscode-button': ElementAttributes<HTMLElement> & { readonly appearance?: 'primary' | 'secondary' | 'icon' };
      'vscode-panels': ElementAttributes<HTMLElement> & { readonly activeid?: string };
      'vscode-panel-tab': ElementAttributes<HTMLElement>;
      'vscode-panel-view': ElementAttributes<HTMLElement>;
      'vscode-progress-ring': ElementAttributes<HTMLElement>;
    }
  }
}

import { Component, type ReactNode } from 'react';
import { ProblemAlert } from '../ui/problem-alert.tsx';

/** Last net: a failure outside any page still leaves words and a way on instead of a white screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <main style={{ maxWidth: 560, margin: '15vh auto', padding: 16 }}>
        <ProblemAlert error={this.state.error} again={() => window.location.reload()} />
      </main>
    );
  }
}

import { useState } from 'react';

/** A job that a button begins: its id once it has begun, and what kept it from that. */
export function useJobStart(begin: () => Promise<{ jobId: string }>) {
  const [jobId, setJobId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const start = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      setJobId((await begin()).jobId);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return { jobId, busy, error, start };
}

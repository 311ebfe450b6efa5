import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { openFile } from '../providers/api';

/** A place on the page, once it has come near the sight. */
function useSeen(place: HTMLElement | null): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place || seen) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry.isIntersecting && setSeen(true), { rootMargin: '200px' });
    watch.observe(place);
    return () => watch.disconnect();
  }, [place, seen]);
  return seen;
}

/** The address of a picture's bytes for an `<img>`: null until its place is seen, and when it cannot be fetched. */
export function useFilePicture(id: string | null, place: HTMLElement | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  const seen = useSeen(place);
  const { data } = useQuery({
    queryKey: ['files', id, 'bytes'], queryFn: ({ signal }) => openFile(id as string, signal), enabled: seen && id !== null, staleTime: Infinity, gcTime: 60_000, retry: false,
  });
  useEffect(() => {
    if (!data) return undefined;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return address;
}

import { useCallback, useEffect, useState } from 'react';
import { routes } from '@portfolio/access/contract';
import { call } from '../providers/api';

export type CaptchaForm = 'picture' | 'question';

export interface Captcha {
  /** Null where the server asks for no code. */
  id: string | null;
  svg: string | null;
  question: string | null;
}

/** A code to sign in with: good for one try and a few minutes, so another one is fetched after each try. */
export function useCaptcha(onNew: (id: string | null) => void) {
  const [form, setForm] = useState<CaptchaForm>('picture');
  const [captcha, setCaptcha] = useState<Captcha | null>(null);
  const [error, setError] = useState<unknown>(null);
  const renew = useCallback(async (wanted: CaptchaForm = form) => {
    setForm(wanted);
    setError(null);
    try {
      const made = await call(routes.captcha, { body: { form: wanted } });
      setCaptcha(made);
      onNew(made.id);
    } catch (thrown) {
      setError(thrown);
    }
  }, [form, onNew]);
  useEffect(() => {
    void renew('picture');
  }, []);
  return { captcha, form, error, renew };
}

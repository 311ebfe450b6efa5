import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const mailErrors = defineErrors({
  'mail-not-set': { status: 409, when: 'The school has no mail server (3.8). Set it first.' },
  'mail-host': { status: 422, when: 'Neither a host name nor an IP address, or one that this platform does not connect to (MAIL_PRIVATE_HOSTS); field host.' },
  'mail-password-needed': { status: 422, when: 'Another server or account than before, or no encryption any more: the password has to be given again, so that the kept one goes nowhere else; field password.' },
  'mail-login-needed': { status: 422, when: 'A password without an account, or Gmail without its account; field login.' },
  'mail-sender-needed': { status: 422, when: 'The account is no mail address, so the sender has to be given; field sender.' },
  'mail-sender-account': { status: 422, when: 'Gmail’s account is its sender and has to be a mail address; field login.' },
  'mail-address': { status: 422, when: 'No mail address; fields sender and to.' },
});

export const mailError = errorsOf(mailErrors);

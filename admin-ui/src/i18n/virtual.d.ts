/** Made by build/one-language.ts. */
declare module 'virtual:texts/*' {
  const texts: import('@portfolio/kernel/contract/texts').Texts;
  export default texts;
}

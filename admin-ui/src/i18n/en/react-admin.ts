export { default as reactAdminTexts } from 'ra-language-english';

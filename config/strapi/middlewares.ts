/** In the order they run. The product's routes parse and answer by themselves (plugin access). */
export default [
  'global::front',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'script-src': ["'self'"],
          // The component library writes its styles into the page.
          'style-src': ["'self'", "'unsafe-inline'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'blob:'],
          'font-src': ["'self'", 'data:'],
          'connect-src': ["'self'"],
          'worker-src': ["'self'", 'blob:'],
          'frame-src': ["'self'", 'blob:'],
          'object-src': ["'none'"],
          'base-uri': ["'self'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'self'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'sameorigin' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
    },
  },
  { name: 'strapi::cors', config: { origin: [] } },
  'global::screens',
  'strapi::query',
  { name: 'strapi::body', config: { jsonLimit: '1mb', formLimit: '64kb', textLimit: '64kb', formidable: { maxFileSize: 10 * 1024 * 1024 } } },
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'admin-ui/public/favicon.svg' } },
  { name: 'strapi::public', config: { defaultIndex: false } },
];

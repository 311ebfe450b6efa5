/** Strapi's own plugins. The media library serves what platform staff put there from the platform's own address: pictures and PDF alone, nothing that runs. */
export default {
  upload: {
    config: {
      sizeLimit: 10 * 1024 * 1024,
      security: { allowedTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/pdf'] },
    },
  },
};

// Starts Swagger UI on the page that /docs gives; asks this server alone.
"use strict";

const api = document.getElementById("api");
SwaggerUIBundle({
  url: api.dataset.description,
  domNode: api,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  tryItOutEnabled: true,
  validatorUrl: null,
});

/** How the product is deployed: docker-compose.yml, the image and the manifests, held against the product and each other. */
package io.cryptoflow.deploy;

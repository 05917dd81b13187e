/** What the API of Business Central does with a request. */
package dev.tandem.sandbox.erp;

/** What the Dataverse Web API does with a request. */
package dev.tandem.sandbox.crm;

/** Telling others of changes: subscriptions of the ERP, webhooks of the CRM. */
package dev.tandem.sandbox.hooks;

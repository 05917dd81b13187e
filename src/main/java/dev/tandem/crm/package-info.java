/** The CRM: Dynamics 365 Sales through the Dataverse Web API v9.2. */
package dev.tandem.crm;

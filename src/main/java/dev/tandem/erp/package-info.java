/** The ERP: Business Central through its API v2.0. */
package dev.tandem.erp;

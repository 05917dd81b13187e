package dev.tandem.sync;

/** One field that both sides changed to different values: base, ERP and CRM value, each as text. */
public record FieldConflict(
    String erpField, String crmField, String baseErp, String erp, String baseCrm, String crm) {}

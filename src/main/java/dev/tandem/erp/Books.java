package dev.tandem.erp;

import dev.tandem.odata.RecordWrites;
import dev.tandem.sync.IdPage;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.SideRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The tables of one company, currencies among them. */
record Books(
    Company company,
    ErpReader reader,
    Currencies currencies,
    RecordWrites writes,
    Derived derived) {

  Page changes(ErpTable table, Collection<String> properties, ReadPosition from) {
    return table.isCurrencies()
        ? currencies.changes(table, properties, from)
        : reader.changes(table, properties, from);
  }

  Map<String, SideRecord> read(ErpTable table, Collection<String> ids) {
    return table.isCurrencies()
        ? currencies.read(table, ids)
        : reader.read(table, table.properties(), ids);
  }

  Map<String, SideRecord> readByKey(ErpTable table, Collection<String> values) {
    return table.isCurrencies()
        ? currencies.readByKey(table, values)
        : reader.readByKey(table, table.properties(), values);
  }

  /** The local currency, which is no record of its own, is never missing. */
  IdPage ids(ErpTable table, String next) {
    IdPage page = reader.ids(table, next);
    if (next != null || !table.isCurrencies()) {
      return page;
    }
    List<String> ids = new ArrayList<>(page.ids());
    ids.add(LocalCurrency.ID);
    return new IdPage(ids, page.next());
  }
}

package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.CodePair;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.model.EntityModel.Child;
import java.util.Optional;

/** Navigation names: children of a row, and rows that its {@code *Id} properties point to. */
record ErpNavigations(Catalog catalog) {

  /** Related rows whose column {@code via} holds the id of the parent. */
  record Children(String name, EntityModel target, Column via) {}

  /** A related row whose id stands in a column of the own row. */
  record Parent(String name, EntityModel target, Column id) {}

  Optional<Children> children(EntityModel model, String name) {
    Child child = model.shape().children().get(name);
    return child == null
        ? Optional.empty()
        : catalog
            .bySet(child.set())
            .flatMap(
                target -> target.column(child.via()).map(via -> new Children(name, target, via)));
  }

  Optional<Parent> parent(EntityModel model, String name) {
    for (CodePair pair : model.codePairs()) {
      if (pair.id().equals(name + "Id")) {
        return catalog
            .bySet(pair.set())
            .flatMap(target -> model.column(pair.id()).map(id -> new Parent(name, target, id)));
      }
    }
    return Optional.empty();
  }
}

package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.CodePair;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.model.EntityModel.Child;
import java.util.ArrayList;
import java.util.List;
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
    return parents(model).stream().filter(parent -> parent.name().equals(name)).findFirst();
  }

  List<Parent> parents(EntityModel model) {
    List<Parent> parents = new ArrayList<>();
    for (CodePair pair : model.codePairs()) {
      EntityModel target = catalog.bySet(pair.set()).orElse(null);
      Column id = model.column(pair.id()).orElse(null);
      if (target != null && id != null) {
        parents.add(new Parent(name(pair, target), target, id));
      }
    }
    return parents;
  }

  /** {@code paymentTermsId} leads to {@code paymentTerm}; other names only lose their ending. */
  private static String name(CodePair pair, EntityModel target) {
    String bare = pair.id().replaceFirst("Id$", "");
    return bare.equals(target.set()) ? target.type() : bare;
  }
}

package dev.tandem.mapping;

import java.util.List;

/**
 * A mapping as far as it could be read, with the blocks it was read from.
 *
 * @param mapping the mapping, complete only if there are no findings
 * @param root the whole file
 * @param erp the block {@code erp}
 * @param crm the block {@code crm}
 * @param create the block {@code create}
 * @param rows the blocks of the mapping's fields, in the same order
 * @param templates the blocks of the mapping's templates, in the same order
 * @param findings what is wrong so far
 */
record Draft(
    Mapping mapping,
    YamlBlock root,
    YamlBlock erp,
    YamlBlock crm,
    YamlBlock create,
    List<YamlBlock> rows,
    List<YamlBlock> templates,
    Findings findings) {

  YamlBlock block(Side side) {
    return side == Side.CRM ? crm : erp;
  }
}

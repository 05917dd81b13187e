package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What both systems hold when the sandbox starts: entity set to rows, in the property names of the
 * APIs. Lookups of the CRM are given as {@code _x_value}; a property that is absent is empty. A
 * list may make its rows while it is read, so walk it once instead of asking twice for the same
 * row.
 */
public record Seed(Map<String, List<ObjectNode>> crm, Map<String, List<ObjectNode>> erp) {}

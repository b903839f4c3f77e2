import Datasets

/// A table's file as it was read.
package struct TableSource: Sendable {
    package var path: String
    package var layout: DataTable.Layout
    package var hasHeader: Bool
    package var target: String
    package var dropped: [String]
    package var missing: MissingValues?
    /// Columns that are read in a way of their own, by name.
    package var forms: [(name: String, form: FieldForm)]
    /// The columns in the file's order.
    package var names: [String]

    package init(
        path: String, table: DataTable, target: Int, dropped: Set<Int>, missing: MissingValues?
    ) {
        self.path = path
        layout = table.layout
        hasHeader = table.hasHeader
        self.target = table.columns[target].name
        self.dropped = dropped.sorted().map { table.columns[$0].name }
        self.missing = missing
        names = table.columns.map(\.name)
        forms = table.columns.compactMap { column in column.form.map { (column.name, $0) } }
    }
}

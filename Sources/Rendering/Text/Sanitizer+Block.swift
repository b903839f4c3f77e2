import Diagnostics
import Output

extension Sanitizer {
    /// The same block with every text in it made harmless.
    func clean(_ block: Block) -> Block {
        switch block {
        case .text(let text): .text(clean(text))
        case .printed(let text): .printed(clean(text))
        case .remark(let remark): .remark(Remark(from: remark.source, clean(remark.text)))
        case .code(let text): .code(clean(text))
        case .program(let text): .program(clean(text))
        case .prose(let text): .prose(clean(text))
        case .table(let table): .table(clean(table))
        case .layer(let layer): .layer(clean(layer))
        case .values(let values): .values(values.map(clean))
        case .pictures(let pictures): .pictures(pictures.map(clean))
        case .plot(let plot): .plot(clean(plot))
        case .bars(let bars): .bars(clean(bars))
        case .prediction(let prediction):
            .prediction(
                Prediction(
                    picture: prediction.picture.map(clean), outputs: clean(prediction.outputs)))
        case .matrix(let matrix): .matrix(clean(matrix))
        case .epoch(let report): .epoch(clean(report))
        case .fitEnd(let end): .fitEnd(clean(end))
        case .evaluation(let report):
            .evaluation(
                Evaluation(
                    on: cleanLine(report.on), examples: report.examples,
                    metrics: clean(report.metrics)))
        case .data(let notice):
            .data(DataNotice(name: cleanLine(notice.name), source: notice.source))
        case .check(let check):
            .check(
                CheckReport(
                    step: cleanLine(check.step), passed: check.passed,
                    message: clean(check.message), file: check.file.map { cleanLine($0) },
                    line: check.line, column: check.column))
        case .diagnostic(let diagnostic):
            .diagnostic(
                Diagnostic(
                    clean(diagnostic.message), hint: diagnostic.hint.map { clean($0) },
                    at: diagnostic.span, severity: diagnostic.severity))
        case .lesson(let piece): .lesson(clean(piece))
        }
    }

    private func clean(_ report: EpochReport) -> EpochReport {
        var copy = report
        copy.metrics = clean(report.metrics)
        return copy
    }

    private func clean(_ end: FitEnd) -> FitEnd {
        var copy = end
        copy.monitor = end.monitor.map { cleanLine($0) }
        return copy
    }

    private func clean(_ layer: LayerLine) -> LayerLine {
        var copy = layer
        copy.title = cleanLine(layer.title)
        copy.regularizers = layer.regularizers.map { cleanLine($0) }
        return copy
    }

    private func clean(_ value: NamedValue) -> NamedValue {
        var copy = value
        copy.name = cleanLine(value.name)
        copy.text = clean(value.text)
        return copy
    }

    private func clean(_ cell: Table.Cell) -> Table.Cell {
        Table.Cell(cleanLine(cell.text), cell.value)
    }

    func clean(_ metrics: [MetricValue]) -> [MetricValue] {
        metrics.map { MetricValue(cleanLine($0.name), $0.value) }
    }

    func clean(_ table: Table) -> Table {
        Table(
            title: table.title.map { cleanLine($0) },
            columns: table.columns.map { column in
                var copy = column
                copy.title = cleanLine(column.title)
                return copy
            },
            cells: table.cells.map { $0.map(clean) },
            footer: table.footer.map { clean($0) }, figures: clean(table.figures))
    }

    func clean(_ picture: Picture) -> Picture {
        var copy = picture
        copy.caption = clean(picture.caption)
        copy.description = clean(picture.description)
        return copy
    }

    func clean(_ plot: Plot) -> Plot {
        var copy = plot
        copy.title = cleanLine(plot.title)
        copy.x.title = cleanLine(plot.x.title)
        copy.y.title = cleanLine(plot.y.title)
        for index in copy.curves.indices {
            copy.curves[index].name = cleanLine(plot.curves[index].name)
        }
        copy.remarks = plot.remarks.map { clean($0) }
        copy.description = clean(plot.description)
        return copy
    }

    func clean(_ bars: Bars) -> Bars {
        var copy = bars
        copy.title = cleanLine(bars.title)
        copy.labelTitle = cleanLine(bars.labelTitle)
        copy.valueTitle = cleanLine(bars.valueTitle)
        copy.bars = bars.bars.map {
            Bars.Bar(cleanLine($0.label), $0.value, note: cleanLine($0.note))
        }
        copy.remarks = bars.remarks.map { clean($0) }
        copy.description = clean(bars.description)
        return copy
    }

    func clean(_ matrix: Matrix) -> Matrix {
        Matrix(
            title: matrix.title.map { cleanLine($0) }, rows: clean(matrix.rows),
            columns: clean(matrix.columns), values: matrix.values, shading: matrix.shading,
            footer: matrix.footer.map { clean($0) })
    }

    private func clean(_ axis: Matrix.Axis) -> Matrix.Axis {
        Matrix.Axis(
            cleanLine(axis.name), labels: axis.labels.map { cleanLine($0) },
            names: axis.names.map { cleanLine($0) })
    }
}

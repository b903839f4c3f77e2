import Datasets
import Language
import Wording
import Workbench

/// Tables in pandas's words, and how parts of them are kept aside.
extension KerasProgram {
    /// A table: categories become columns of 0 and 1, a target in words class numbers.
    mutating func writeTable(_ source: TableSource, _ done: DoneStatement) {
        add(Python.call("table = pd.read_csv", Self.readingOptions(source)), importing: .pandas)
        if !source.hasHeader || source.layout.namesRows || source.layout.evidence == .comment {
            add(Self.columnNames(source))
        }
        if !source.dropped.isEmpty {
            let names = source.dropped.map { Python.string($0) }.joined(separator: ", ")
            add("table = table.drop(columns=[\(names)])")
        }
        for (name, form) in source.forms where !source.dropped.contains(name) {
            writeForm(form, "table[\(Python.string(name))]")
        }
        writeGaps(source, done)
        let isClass = !done.classNames.isEmpty
        let numbers =
            isClass ? ".astype(\"category\").cat.codes.to_numpy()" : ".to_numpy(dtype=\"float32\")"
        add("train_target = table.pop(\(Python.string(source.target)))\(numbers)")
        add("train_input = pd.get_dummies(table).to_numpy(dtype=\"float64\")")
        writeFilling(source, done)
    }

    private static func readingOptions(_ source: TableSource) -> [String] {
        var options = [Python.string(source.path)]
        switch source.layout.separator {
        case ",": break
        case " ": options.append("sep=r\"\\s+\"")
        case let separator: options.append("sep=\(Python.string(String(separator)))")
        }
        if source.layout.encoding != .utf8 {
            options.append("encoding=\(Python.string(source.layout.encoding.rawValue))")
        }
        if source.layout.saysSeparator { options.append("skiprows=1") }
        if source.layout.commentCount > 0 { options.append("comment=\"#\"") }
        if !source.hasHeader || source.layout.evidence == .comment {
            options.append("header=None")
        } else if source.layout.namesRows {
            options.append("index_col=False")
            options.append("header=0")
            options.append(
                "names=[" + source.names.map { Python.string($0) }.joined(separator: ", ") + "]")
        }
        if source.missing != nil {
            let texts = ["?"] + source.layout.missingTexts
            let values = texts.map { Python.string($0) }.joined(separator: ", ")
            options.append("na_values=[\(values)]")
        }
        if source.layout.hasSpaces { options.append("skipinitialspace=True") }
        if let thousands = source.layout.style?.thousands {
            options.append("thousands=\(Python.string(String(thousands)))")
        }
        if let decimal = source.layout.style?.decimal, decimal != "." {
            options.append("decimal=\(Python.string(String(decimal)))")
        }
        return options
    }

    private static func columnNames(_ source: TableSource) -> String {
        guard source.hasHeader else {
            return
                "table.columns = [f\"column_{number + 1}\" for number in range(table.shape[1])]"
        }
        return "table.columns = ["
            + source.names.map { Python.string($0) }.joined(separator: ", ") + "]"
    }

    /// Texts that stand for numbers or dates.
    private mutating func writeForm(_ form: FieldForm, _ column: String) {
        switch form {
        case .date(let order):
            let dates = "pd.to_datetime(\(column)\(order == .dayFirst ? ", dayfirst=True" : ""))"
            add("\(column) = (\(dates) - pd.Timestamp(0)) / pd.Timedelta(days=1)")
        case .number(let style, let mark):
            var steps: [String] = []
            switch mark {
            case .percent: steps.append(".str.replace(\"%\", \"\")")
            case .currency(let sign): steps.append(".str.replace(\(Python.string(sign)), \"\")")
            case nil: break
            }
            if let thousands = style.thousands {
                steps.append(".str.replace(\(Python.string(String(thousands))), \"\")")
            }
            if style.decimal != "." {
                steps.append(".str.replace(\(Python.string(String(style.decimal))), \".\")")
            }
            add("\(column) = \(column).astype(str)\(steps.joined()).astype(float)")
        }
    }

    /// Rows left out, texts filled in, and numbers where each becomes the same one.
    private mutating func writeGaps(_ source: TableSource, _ done: DoneStatement) {
        guard let missing = source.missing else { return }
        if missing == .drop { return add("table = table.dropna()") }
        add("table = table.dropna(subset=[\(Python.string(source.target))])")
        for fill in done.table?.fills ?? [] {
            let column = "table[\(Python.string(fill.column))]"
            switch (fill.value, missing) {
            case (.text(let text), _): add("\(column) = \(column).fillna(\(Python.string(text)))")
            case (.number(let value), .number):
                add("\(column) = \(column).fillna(\(short(value)))")
            case (.number, _): break
            }
        }
    }

    /// Numbers filled in by those that are known.
    private mutating func writeFilling(_ source: TableSource, _ done: DoneStatement) {
        guard done.refillsGaps else { return }
        add("gaps = np.isnan(train_input)", importing: .numpy)
        add("filling = \(Self.filling("train_input", source.missing))")
        add("train_input = np.where(gaps, filling, train_input)")
    }

    /// Of each column of an array with gaps, what they become.
    private static func filling(_ array: String, _ missing: MissingValues?) -> String {
        switch missing {
        case .median: "np.nanmedian(\(array), axis=0)"
        case .mostFrequent: "pd.DataFrame(\(array)).mode().iloc[0].to_numpy()"
        default: "np.nanmean(\(array), axis=0)"
        }
    }

    mutating func writeSplit(_ done: DoneStatement) {
        var options = ["test_size=0.2"]
        for case .split(let size, let seed, let isStratified, let shuffles) in done.dataSteps {
            options = ["test_size=\(short(size))"]
            options.append(shuffles ? "random_state=\(seed)" : "shuffle=False")
            if isStratified { options.append("stratify=train_target") }
        }
        let (train, val) = (inputs("train"), inputs("val"))
        guard done.refillsGaps else {
            return add(
                """
                \(train), \(val), train_target, val_target = train_test_split(
                    \(train), train_target, \(options.joined(separator: ", "))
                )
                """, importing: .split)
        }
        let arrays = [train, "gaps", "train_target"]
        add(Python.call("parts = train_test_split", arrays + options), importing: .split)
        add("\(train), \(val), train_gaps, val_gaps, train_target, val_target = parts")
        let known = "np.where(train_gaps, np.nan, \(train))"
        add("filling = \(Self.filling(known, done.source?.missing))")
        for part in ["train", "val"] {
            add("\(inputs(part)) = np.where(\(part)_gaps, filling, \(inputs(part)))")
        }
    }
}

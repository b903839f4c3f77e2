extension Table: Codable {
    private enum Key: CodingKey { case title, columns, rows, values, footer, figures }

    /// Writes the texts as `rows`, and beside them, where any place holds one, the numbers and shapes
    /// as `values`, null for words; `figures` where lines below tell some: `[["hidden",78500,[784,100]]]`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encode(columns, forKey: .columns)
        try container.encode(rows, forKey: .rows)
        let values = cells.map { $0.map(\.value) }
        if values.joined().contains(where: { $0 != nil }) {
            try container.encode(values, forKey: .values)
        }
        try container.encode(footer, forKey: .footer)
        guard !figures.isEmpty else { return }
        var named = container.nestedContainer(keyedBy: NameKey.self, forKey: .figures)
        for figure in figures {
            let key = NameKey(figure.name)
            if let whole = Int(exactly: figure.value) {
                try named.encode(whole, forKey: key)
            } else {
                try encodeMetrics([figure], in: &named)
            }
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            title: try container.decodeIfPresent(String.self, forKey: .title),
            columns: try container.decode([Column].self, forKey: .columns),
            rows: try container.decode([[String]].self, forKey: .rows),
            footer: try container.decode([String].self, forKey: .footer))
        if container.contains(.figures) {
            let named = try container.nestedContainer(keyedBy: NameKey.self, forKey: .figures)
            figures = try decodeMetrics(in: named, except: [])
        }
        guard let values = try container.decodeIfPresent([[Cell.Value?]].self, forKey: .values)
        else { return }
        guard values.map(\.count) == cells.map(\.count) else {
            throw DecodingError.dataCorruptedError(
                forKey: .values, in: container,
                debugDescription: "a table has a value, or null, for each of its texts")
        }
        for (row, values) in values.enumerated() {
            for (column, value) in values.enumerated() { cells[row][column].value = value }
        }
    }
}

extension Table.Cell.Value: Codable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .whole(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .shape(let sizes): try container.encode(sizes)
        case .shapes(let shapes): try container.encode(shapes)
        case .flag(let flag): try container.encode(flag)
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .whole(number)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let sizes = try? container.decode([Int].self) {
            self = .shape(sizes)
        } else {
            self = .shapes(try container.decode([[Int]].self))
        }
    }
}

extension Table.Column: Codable {
    private enum CodingKeys: String, CodingKey {
        case title, alignment, sparklines, shares
        case isPreview = "preview"
    }

    /// What is not said takes no place: most columns are a title and an alignment.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        try container.encode(alignment, forKey: .alignment)
        try container.encodeIfPresent(sparklines, forKey: .sparklines)
        try container.encodeIfPresent(shares, forKey: .shares)
        if isPreview { try container.encode(true, forKey: .isPreview) }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(String.self, forKey: .title),
            try container.decode(Table.Alignment.self, forKey: .alignment),
            sparklines: try container.decodeIfPresent([Sparkline].self, forKey: .sparklines),
            shares: try container.decodeIfPresent([Double?].self, forKey: .shares),
            isPreview: try container.decodeIfPresent(Bool.self, forKey: .isPreview) ?? false)
    }
}

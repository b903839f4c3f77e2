import Diagnostics
import Engine
import Language

/// Settings as a statement gave them, with the places where they stand.
package struct GivenSettings {
    package private(set) var values: [NamedSetting] = []
    private var spans: [String: SourceSpan] = [:]

    fileprivate mutating func add(
        _ description: SettingDescription, _ value: Expression
    ) throws(Diagnostic) {
        spans[description.name] = value.span
        values.append(NamedSetting(description.name, try value.setting(description)))
    }

    /// What `make` makes of them; a value that it refuses is pointed at.
    package func making<Result>(
        _ make: ([NamedSetting]) throws(EngineError) -> Result
    ) throws(Diagnostic) -> Result {
        do throws(EngineError) {
            return try make(values)
        } catch {
            guard case .outOfRange(let option, _, let allowed) = error, let span = spans[option]
            else { throw error.diagnostic() }
            throw Diagnostic("\(option) must be \(allowed)", at: span)
        }
    }
}

extension ArgumentReader {
    /// Takes the arguments that stand for these settings, by name or, where they may, by place.
    ///
    /// - Parameter example: a statement that gives what must be given.
    package mutating func settings(
        _ descriptions: [SettingDescription], of kind: String, example: String
    ) throws(Diagnostic) -> GivenSettings {
        var given = GivenSettings()
        for description in descriptions {
            let name = description.name
            if let value = description.isPositional ? argument(name) : option(name) {
                try given.add(description, value)
            } else if let asked = description.asked {
                throw Diagnostic("\(kind) needs \(asked).", hint: "For example: \(example)")
            }
        }
        return given
    }
}

extension Expression {
    /// The value that this is for a setting.
    fileprivate func setting(
        _ description: SettingDescription
    ) throws(Diagnostic) -> SettingValue {
        let name = description.name
        switch description.kind {
        case .number: return .number(try constant(name))
        case .whole(let range, _):
            return .whole(try wholeConstant(name, from: range.lowerBound))
        case .flag: return .flag(try boolean(name))
        case .activation:
            if let written = try? self.name("activation"),
                let activation = Activation(named: written)
            {
                return .activation(activation)
            }
            let chosen = try choice("activation", of: LayerCatalog.activations)
            return .activation(Activation(rawValue: chosen) ?? .linear)
        case .initializer:
            let chosen = try choice("initializer", of: LayerCatalog.initializers)
            return .initializer(Initializer(rawValue: chosen) ?? .zeros)
        case .regularizer: return try RegularizerForm.setting(self, name)
        }
    }

    /// A number, or numbers with signs between them: `1/255`.
    private func constant(_ name: String) throws(Diagnostic) -> Double {
        guard let value = constant else { throw Diagnostic("\(name) must be a number", at: span) }
        return value
    }

    private var constant: Double? {
        switch kind {
        case .number(let value): return value
        case .unary(.negate, let operand): return operand.constant.map { -$0 }
        case .binary(let sign, let left, let right):
            guard let left = left.constant, let right = right.constant else { return nil }
            return switch sign {
            case .add: left + right
            case .subtract: left - right
            case .multiply: left * right
            case .divide: left / right
            default: nil
            }
        default: return nil
        }
    }

    private func wholeConstant(_ name: String, from lowest: Int) throws(Diagnostic) -> Int {
        guard let value = constant, value < 0 else {
            return try wholeNumber(name, in: max(0, lowest)...Int.max >> 12)
        }
        guard let whole = Int(exactly: value), whole >= lowest else {
            throw Diagnostic("\(name) must be a whole number from \(lowest) on", at: span)
        }
        return whole
    }
}

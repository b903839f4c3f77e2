import Engine
import Wording

/// Settings as text: as a learner types them, and as Python has them.
package enum SettingText {
    /// As a statement takes it: `0.3`, `relu`, `true`, and `1/255` for that share.
    package static func plain(_ value: SettingValue) -> String {
        if case .number(let number) = value { return share(of: number) ?? short(number) }
        return value.description
    }

    /// As a title has room for: long decimals are cut to four digits.
    package static func brief(_ value: SettingValue) -> String {
        guard case .number(let number) = value else { return plain(value) }
        let text = plain(value)
        return text.count > 8 ? significant(number, 4) : text
    }

    /// As Python has it: `0.3`, `"relu"`, `True`, `1/255`.
    package static func python(_ value: SettingValue) -> String {
        switch value {
        case .number(let number): share(of: number) ?? short(number)
        case .whole(let number): String(number)
        case .flag(let isOn): isOn ? "True" : "False"
        case .activation, .initializer, .text: "\"\(value)\""
        case .regularizer(let rule): python(rule)
        case .nothing: "None"
        }
    }

    /// A regularizer as Python has it: `keras.regularizers.L2(0.01)`.
    package static func python(_ rule: Regularizer) -> String {
        "keras.regularizers.\(rule.kerasClass)(\(rule.arguments))"
    }

    /// Settings of something that was made, apart from those that are as they begin.
    package static func changed(
        _ settings: [NamedSetting], _ descriptions: [SettingDescription]
    ) -> [NamedSetting] {
        zip(settings, descriptions).filter { $0.value != $1.defaultValue }.map(\.0)
    }

    /// A loss as a statement takes it: `huber`, `binary_crossentropy(from_logits=true)`.
    package static func plain(_ loss: Loss) -> String {
        let settings = changed(loss).map { "\($0.name)=\(plain($0.value))" }
        return loss.name + (settings.isEmpty ? "" : "(\(settings.joined(separator: ", ")))")
    }

    /// A loss as Python has it: `"huber"`, `keras.losses.BinaryCrossentropy(from_logits=True)`.
    package static func python(_ loss: Loss) -> String {
        let settings = changed(loss).map { "\($0.name)=\(python($0.value))" }
        guard !settings.isEmpty else { return "\"\(loss.name)\"" }
        let kind = loss.definition.kerasClass
        return "keras.losses.\(kind)(\(settings.joined(separator: ", ")))"
    }

    private static func changed(_ loss: Loss) -> [NamedSetting] {
        changed(loss.settings, Loss.settingDescriptions(of: loss.kind))
    }

    /// 0.00392156862745098 → `1/255`: a whole number's share, where no short decimal says it.
    private static func share(of number: Double) -> String? {
        guard number > 0, number < 0.5, short(number).count > 8 else { return nil }
        let parts = (1 / number).rounded()
        return 1 / parts == number && parts < 1e6 ? "1/\(short(parts))" : nil
    }
}

extension FormulaText {
    /// With its numbers written out: measured ones to four digits.
    package var text: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .number(let number): number == 0 ? "0" : significant(number, 4)
            case .exact(let number): SettingText.plain(.number(number))
            case .count(let count): grouped(count)
            }
        }.joined()
    }
}

using Microsoft.CodeAnalysis.CSharp;

namespace ScsLabs.Generators;

/// <summary>Emits the reader and the writer of a structure or an enumeration.</summary>
internal static class ShapeEmitter
{
    /// <summary>The namespace of what emitted code uses.</summary>
    public const string Wire = "global::ScsLabs.Model.Wire.";

    public static string Emit(ShapeDeclaration shape)
    {
        var code = new CodeWriter();
        code.Line($"namespace {shape.Namespace};").Line();
        code.Line($"/// <summary>Reads, validates and writes <see cref=\"{shape.Type}\"/>.</summary>");
        code.Block($"internal static class {shape.EmittedName}", () =>
        {
            if (shape.IsEnum)
            {
                EnumerationEmitter.Emit(code, shape);
            }
            else
            {
                Structure(code, shape);
            }
        });
        return code.ToString();
    }

    private static void Structure(CodeWriter code, ShapeDeclaration shape)
    {
        foreach (var member in shape.Members.Where(member => !member.IsSpread))
        {
            code.Line($"private static readonly {Wire}Member {member.Property}Member = new({Quote(member.WireName)}){Initialiser(member)};");
            if (member.Pattern is { } pattern)
            {
                code.Line($"private static readonly global::System.Text.RegularExpressions.Regex {member.Property}Pattern = new({Quote($@"\A(?:{pattern})\z")}, global::System.Text.RegularExpressions.RegexOptions.NonBacktracking | global::System.Text.RegularExpressions.RegexOptions.CultureInvariant);");
            }

            Texts(code, member, "Items", member.Items);
            Texts(code, member, "Keys", member.Keys);
        }

        code.Line($"/// <summary>The members, in order.</summary>");
        code.Line($"public static readonly {Wire}Member[] Members = [{string.Join(", ", shape.Members.Select(member => member.IsSpread ? $".. {member.Type!.Shape}.Members" : member.Property + "Member"))}];").Line();
        code.Line("/// <summary>Reads the structure; what is wrong with it goes to the violations.</summary>");
        code.Block($"public static {shape.Type} Read({Wire}IShapeReader reader, {Wire}Violations violations)", () =>
        {
            code.Line("violations.Unknown(reader.Except(Members));");
            code.Line("return ReadMembers(reader, violations);");
        });
        code.Line().Line("/// <summary>Reads the members, among others that the structure may have.</summary>");
        code.Block($"public static {shape.Type} ReadMembers({Wire}IShapeReader reader, {Wire}Violations violations)", () =>
        {
            foreach (var member in shape.Members)
            {
                Read(code, member);
            }

            var initialisers = string.Join(", ", shape.Members.Where(member => member.IsInitialised).Select(member => $"{member.Property} = {Variable(member)}"));
            code.Line($"return new {shape.Type}({string.Join(", ", shape.Members.Where(member => !member.IsInitialised).Select(Variable))}){(initialisers.Length > 0 ? $" {{ {initialisers} }}" : "")};");
        });
        code.Line().Line("/// <summary>Validates the structure; violations of its members' rules are added to those found so far.</summary>");
        code.Block($"public static void Validate({shape.Type} value, {Wire}Violations violations)", () =>
        {
            foreach (var member in shape.Members)
            {
                Validate(code, member);
            }
        });
        code.Line().Line("/// <summary>Writes the structure.</summary>");
        code.Block($"public static void Write({Wire}IShapeWriter writer, {shape.Type} value)", () =>
        {
            code.Line("writer.StartStructure();");
            code.Line("WriteMembers(writer, value);");
            code.Line("writer.EndStructure();");
        });
        code.Line().Line("/// <summary>Writes the members, into a structure that was begun.</summary>");
        code.Block($"public static void WriteMembers({Wire}IShapeWriter writer, {shape.Type} value)", () =>
        {
            foreach (var member in shape.Members)
            {
                var variable = Variable(member);
                var source = $"value.{member.Property}";
                void Body(string of) => code.Line($"writer.Member({member.Property}Member);").Line(WriteValue(member.Type!, of, member.Property + "Member") + ";");
                if (member.IsSpread)
                {
                    code.Line($"{member.Type!.Shape}.WriteMembers(writer, {source});");
                }
                else if (member.IsNullable)
                {
                    code.Block($"if ({source} is {{ }} {variable})", () => Body(variable));
                }
                else
                {
                    Body(source);
                }
            }
        });
    }

    private static void Texts(CodeWriter code, MemberDeclaration member, string which, TextDeclaration? rule)
    {
        if (rule is not null)
        {
            code.Line($"private static readonly {Wire}TextRule {member.Property}{which} = new({rule.Min}, {rule.Max}, {(rule.Pattern is { } pattern ? Quote(pattern) : "null")});");
        }
    }

    private static string Variable(MemberDeclaration member) => "the" + member.Property;

    private static string Initialiser(MemberDeclaration member)
    {
        var parts = new List<string>();
        var wire = member.Form;
        if (member.Property != member.WireName)
        {
            parts.Add($"Property = {Quote(member.Property)}");
        }

        if (wire.Timestamp is { } form)
        {
            parts.Add($"Timestamp = ({Wire}TimestampForm){form}");
        }

        if (wire.Flattened)
        {
            parts.Add("Flattened = true");
        }

        if (wire.Item is { } item)
        {
            parts.Add($"ItemName = {Quote(item)}");
        }

        if (wire.IsAttribute)
        {
            parts.Add("IsAttribute = true");
        }

        if (wire.Place is { } place)
        {
            parts.Add($"Place = {Wire}MemberPlace.{place}");
        }

        if (wire.Location is { } location)
        {
            parts.Add($"Location = {Quote(location)}");
        }

        if (member.Sensitive)
        {
            parts.Add("IsSensitive = true");
        }

        return parts.Count == 0 ? "" : $" {{ {string.Join(", ", parts)} }}";
    }

    private static void Read(CodeWriter code, MemberDeclaration member)
    {
        var (variable, name, type) = (Variable(member), Quote(Camel(member.WireName)), member.Type!);
        if (member.IsSpread)
        {
            code.Line($"var {variable} = {type.Shape}.ReadMembers(reader, violations);");
            return;
        }

        var read = ReadValue(type, variable + "Value", member.Property + "Member", name);
        var absent = member.Default
            ?? (member.IsNullable ? $"default({type.Name}?)"
            : IsReference(type.Kind) ? "null!" // Validation reports the absence.
            : $"violations.Missing<{type.Name}>({name})");
        code.Line($"var {variable} = reader.Member({member.Property}Member) is {{ }} {variable}Value ? {read} : {absent};");
    }

    private static void Validate(CodeWriter code, MemberDeclaration member)
    {
        var (value, name, type) = ($"value.{member.Property}", Quote(Camel(member.WireName)), member.Type!);
        if (member.IsSpread)
        {
            code.Line($"{type.Shape}.Validate({value}, violations);");
            return;
        }

        var secret = member.Sensitive ? ", secret: true" : "";
        var show = type.Inner is { } inner ? $", static item => {inner.Shown}" : "";
        if (!member.IsNullable && IsReference(type.Kind))
        {
            code.Line($"violations.Required({value}, {name});");
        }

        if (member.Length is { } length)
        {
            code.Line($"violations.Length({value}, {name}, {length.Min}, {length.Max}{show}{secret});");
        }

        if (member.Range is { } range)
        {
            code.Line($"violations.Range({value}, {name}, {range.Min}, {range.Max});");
        }

        if (member.Pattern is { } pattern)
        {
            code.Line($"violations.Pattern({value}, {name}, {member.Property}Pattern, {Quote(pattern)}{secret});");
        }

        if (member.Items is not null)
        {
            code.Line($"violations.Items({value}, {name}, {member.Property}Items{secret});");
        }

        if (member.Keys is not null)
        {
            code.Line($"violations.Keys({value}, {name}, {member.Property}Keys{show}{secret});");
        }

        if (Validator(type) is { } validate)
        {
            code.Line($"{Wire}ShapeValidation.{type.Kind}({value}, violations, {name}, {validate});");
        }
    }

    /// <summary>The method that validates a value's contents; null where nothing in it has rules.</summary>
    private static string? Validator(TypeDeclaration type) => type.Kind switch
    {
        WireKind.Structure => $"{type.Shape}.Validate",
        WireKind.List or WireKind.Map => ItemValidator(type.Inner!),
        _ => null,
    };

    /// <summary>The method that validates an item of a list or map. That it isn't null is checked for all of them.</summary>
    private static string? ItemValidator(TypeDeclaration item) => item.Kind switch
    {
        WireKind.String or WireKind.Blob => "static (_, _) => { }",
        WireKind.List or WireKind.Map => ItemValidator(item.Inner!) is { } inner ? $"static (item, violations) => {Wire}ShapeValidation.{item.Kind}(item, violations, null, {inner})" : null,
        _ => Validator(item),
    };

    private static bool IsReference(WireKind kind) => kind is WireKind.String or WireKind.Blob or WireKind.Body or WireKind.Structure or WireKind.List or WireKind.Map;

    private static string ReadValue(TypeDeclaration type, string reader, string member, string name) => type.Kind switch
    {
        WireKind.Timestamp => $"{reader}.AsTimestamp({member})",
        WireKind.Enumeration => $"{type.Shape}.Read({reader}, violations, {name})",
        WireKind.Structure => $"{Wire}ShapeReading.Structure({reader}, violations, {name}, {type.Shape}.Read)",
        WireKind.List or WireKind.Map => $"{Wire}ShapeReading.{type.Kind}({reader}, violations, {member}, {name}, static (reader, violations, member) => {ReadValue(type.Inner!, "reader", "member", "null")})",
        _ => $"{reader}.As{type.Kind}()",
    };

    private static string WriteValue(TypeDeclaration type, string value, string member) => type.Kind switch
    {
        WireKind.Int32 => $"writer.Int64({value})",
        WireKind.Timestamp => $"writer.Timestamp({value}, {member})",
        WireKind.Enumeration => $"writer.String({type.Shape}.ToWire({value}))",
        WireKind.Structure => $"{type.Shape}.Write(writer, {value})",
        WireKind.List or WireKind.Map => $"{Wire}ShapeWriting.{type.Kind}(writer, {member}, {value}, static (writer, item, member) => {WriteValue(type.Inner!, "item", "member")})",
        _ => $"writer.{type.Kind}({value})",
    };

    /// <summary>A name with its first letter in lower case.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A text as it stands in code.</summary>
    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

using Microsoft.CodeAnalysis.CSharp;

namespace ScsLabs.Generators;

/// <summary>Writes how a structure or an enumeration is read from and written to the wire.</summary>
internal static class ShapeEmitter
{
    private const string Wire = "global::ScsLabs.Model.Wire.";

    public static string Emit(ShapeDeclaration shape)
    {
        var code = new CodeWriter();
        code.Line($"namespace {shape.Namespace};").Line();
        code.Line($"/// <summary>How <see cref=\"{shape.Type}\"/> stands on the wire.</summary>");
        code.Block($"public static class {shape.EmittedName}", () =>
        {
            if (shape.IsEnum)
            {
                Enumeration(code, shape);
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
        foreach (var member in shape.Members)
        {
            code.Line($"private static readonly {Wire}Member {member.Property}Member = new({Quote(member.WireName)}){Initialiser(member)};");
            if (member.Pattern is { } pattern)
            {
                code.Line($"private static readonly global::System.Text.RegularExpressions.Regex {member.Property}Pattern = new({Quote($@"\A(?:{pattern})\z")}, global::System.Text.RegularExpressions.RegexOptions.NonBacktracking | global::System.Text.RegularExpressions.RegexOptions.CultureInvariant);");
            }
        }

        code.Line($"/// <summary>The members, in order.</summary>");
        code.Line($"public static readonly {Wire}Member[] Members = [{string.Join(", ", shape.Members.Select(member => member.Property + "Member"))}];").Line();
        code.Line("/// <summary>Reads the structure; what is wrong with it goes to the violations.</summary>");
        code.Block($"public static {shape.Type} Read({Wire}IShapeReader reader, {Wire}Violations violations)", () =>
        {
            code.Line("violations.Unknown(reader.Except(Members));");
            foreach (var member in shape.Members)
            {
                Read(code, member);
            }

            code.Line($"return new {shape.Type}({string.Join(", ", shape.Members.Select(Variable))});");
        });
        code.Line().Line("/// <summary>Writes the structure.</summary>");
        code.Block($"public static void Write({Wire}IShapeWriter writer, {shape.Type} value)", () =>
        {
            code.Line("writer.StartStructure();");
            foreach (var member in shape.Members)
            {
                var variable = Variable(member);
                var source = $"value.{member.Property}";
                void Body(string of) => code.Line($"writer.Member({member.Property}Member);").Line(WriteValue(member.Type!, of, member.Property + "Member") + ";");
                if (member.IsNullable)
                {
                    code.Block($"if ({source} is {{ }} {variable})", () => Body(variable));
                }
                else
                {
                    Body(source);
                }
            }

            code.Line("writer.EndStructure();");
        });
    }

    private static string Variable(MemberDeclaration member) => "the" + member.Property;

    private static string Initialiser(MemberDeclaration member)
    {
        var parts = new List<string>();
        var wire = member.Form;
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

        return parts.Count == 0 ? "" : $" {{ {string.Join(", ", parts)} }}";
    }

    private static void Read(CodeWriter code, MemberDeclaration member)
    {
        var (variable, path, type) = (Variable(member), Quote(Camel(member.WireName)), member.Type!);
        var read = ReadValue(type, variable + "Value", member.Property + "Member", path);
        var absent = member.Default ?? (member.IsNullable ? $"default({type.Name}?)" : $"violations.Missing<{type.Name}>({path})");
        code.Line($"var {variable} = reader.Member({member.Property}Member) is {{ }} {variable}Value ? {read} : {absent};");
        var secret = member.Sensitive ? ", secret: true" : "";
        if (member.Length is { } length)
        {
            code.Line($"violations.Length({variable}, {path}, {length.Min}, {length.Max}{secret});");
        }

        if (member.Range is { } range)
        {
            code.Line($"violations.Range({variable}, {path}, {range.Min}, {range.Max});");
        }

        if (member.Pattern is { } pattern)
        {
            code.Line($"violations.Pattern({variable}, {path}, {member.Property}Pattern, {Quote(pattern)}{secret});");
        }
    }

    private static string ReadValue(TypeDeclaration type, string reader, string member, string path) => type.Kind switch
    {
        WireKind.Timestamp => $"{reader}.AsTimestamp({member})",
        WireKind.Enumeration => $"{type.Shape}.Read({reader}, violations, {path})",
        WireKind.Structure => $"{Wire}ShapeReading.Structure({reader}, violations, {path}, {type.Shape}.Read)",
        WireKind.List or WireKind.Map => $"{Wire}ShapeReading.{type.Kind}({reader}, violations, {member}, {path}, static (reader, violations, member, path) => {ReadValue(type.Inner!, "reader", "member", "path")})",
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

    private static void Enumeration(CodeWriter code, ShapeDeclaration shape)
    {
        code.Line("/// <summary>Reads the value; one that isn't in the set goes to the violations.</summary>");
        code.Block($"public static {shape.Type} Read({Wire}IShapeReader reader, {Wire}Violations violations, string path)", () =>
        {
            code.Line("var text = reader.AsString();");
            code.Block("return text switch", () =>
            {
                foreach (var value in shape.Members)
                {
                    code.Line($"{Quote(value.WireName)} => {shape.Type}.{value.Property},");
                }

                code.Line($"_ => violations.NotInSet<{shape.Type}>(text, path, {Quote(string.Join(", ", shape.Members.Select(value => value.WireName)))}),");
            }).Line(";");
        });
        code.Line().Line("/// <summary>The value as it stands on the wire.</summary>");
        code.Block($"public static string ToWire(this {shape.Type} value) => value switch", () =>
        {
            foreach (var value in shape.Members)
            {
                code.Line($"{shape.Type}.{value.Property} => {Quote(value.WireName)},");
            }

            code.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, null),");
        }).Line(";");
    }

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

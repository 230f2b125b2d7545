namespace ScsLabs.Generators;

/// <summary>Emits the reader and the writer of an enumeration.</summary>
internal static class EnumerationEmitter
{
    /// <summary>Emits them into the class that was begun.</summary>
    public static void Emit(CodeWriter code, ShapeDeclaration shape)
    {
        code.Line("/// <summary>Reads the value; one that isn't in the set goes to the violations.</summary>");
        code.Block($"public static {shape.Type} Read({ShapeEmitter.Wire}IShapeReader reader, {ShapeEmitter.Wire}Violations violations, string? name)", () =>
        {
            code.Line("var text = reader.AsString();");
            code.Block("return text switch", () =>
            {
                foreach (var value in shape.Members)
                {
                    code.Line($"{ShapeEmitter.Quote(value.WireName)} => {shape.Type}.{value.Property},");
                }

                if (shape.NotEmulated.Count > 0)
                {
                    code.Line($"{string.Join(" or ", shape.NotEmulated.Select(ShapeEmitter.Quote))} => violations.NotEmulated<{shape.Type}>(text, name),");
                }

                code.Line($"_ => violations.NotInSet<{shape.Type}>(text, name, {ShapeEmitter.Quote(string.Join(", ", shape.Members.Select(value => value.WireName).Concat(shape.NotEmulated)))}),");
            }).Line(";");
        });
        code.Line().Line("/// <summary>The value as it stands on the wire.</summary>");
        code.Block($"public static string ToWire(this {shape.Type} value) => value switch", () =>
        {
            foreach (var value in shape.Members)
            {
                code.Line($"{shape.Type}.{value.Property} => {ShapeEmitter.Quote(value.WireName)},");
            }

            code.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, null),");
        }).Line(";");
    }
}

namespace ScsLabs.Generators;

/// <summary>Writes how a call is authorised by its head, before its document is received.</summary>
internal static class HeadEmitter
{
    public static void Emit(CodeWriter code, OperationDeclaration operation, string awaited)
    {
        code.Line().Line("/// <inheritdoc />").Line("public override bool AsksByHead => true;");
        code.Line().Line("/// <inheritdoc />");
        code.Block("public override void AuthorizeByHead(global::ScsLabs.Model.Calls.Call call, global::ScsLabs.Model.Wire.IShapeReader head)", () =>
        {
            code.Line($"var violations = new global::ScsLabs.Model.Wire.Violations {{ Awaited = {OperationEmitter.Quote(ShapeEmitter.Camel(awaited))} }};");
            code.Line($"var request = {OperationEmitter.Shape(operation.Request, operation)}.Read(head, violations);");
            code.Line("violations.ThrowIfAny(Api, Name);");
            OperationEmitter.Authorize(code, operation);
        });
    }
}

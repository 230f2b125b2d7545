using Microsoft.CodeAnalysis.CSharp;

namespace ScsLabs.Generators;

/// <summary>Writes what the pipeline runs: find, authorise, not found?, handle; and how other services and clients call the operation.</summary>
internal static class OperationEmitter
{
    private const string Calls = "global::ScsLabs.Model.Calls.";
    private const string Wire = "global::ScsLabs.Model.Wire.";

    public static string Emit(OperationDeclaration operation)
    {
        var code = new CodeWriter();
        var (request, result) = (operation.Request, operation.Result ?? Calls + "Nothing");
        code.Line($"namespace {operation.Namespace};").Line();
        code.Line($"/// <summary>The operation <see cref=\"{request}\"/>.</summary>");
        code.Block($"public sealed class {operation.Name}Operation : {Calls}Operation<{request}, {result}>", () =>
        {
            code.Line("/// <summary>The one instance.</summary>");
            code.Line($"public static readonly {operation.Name}Operation Instance = new();").Line();
            code.Line($"private {operation.Name}Operation() : base({operation.Api}.Api, \"{operation.WireName}\", writes: {(operation.Writes ? "true" : "false")}) {{ }}").Line();
            code.Line("/// <inheritdoc />");
            code.Block($"public override object ReadRequest({Wire}IShapeReader reader)", () =>
            {
                code.Line($"var violations = new {Wire}Violations();");
                code.Line($"var request = {Shape(request, operation)}.Read(reader, violations);");
                code.Line("violations.ThrowIfAny(Api, Name);");
                code.Line("return request;");
            });
            if (operation.TakesBody)
            {
                code.Line().Line("/// <inheritdoc />").Line("public override bool TakesBody => true;");
            }

            if (operation.HasOwnAsks)
            {
                code.Line().Line("/// <inheritdoc />");
                code.Block($"public override void Authorize({Calls}Call call, object request)", () =>
                    code.Block($"foreach (var ask in {operation.Request}.Asks(({operation.Request})request, call))", () => code.Line("call.Authorize(ask);")));
            }

            if (operation.Awaited is { } awaited)
            {
                HeadEmitter.Emit(code, operation, awaited);
            }

            code.Line().Line("/// <inheritdoc />");
            code.Block($"public override {result} Invoke({Calls}Call call, {request} request)", () => Invoke(code, operation));
            code.Line().Line("/// <inheritdoc />");
            code.Line($"public override void WriteRequest({Wire}IShapeWriter writer, {request} request) => {Shape(request, operation)}.Write(writer, request);");
            code.Line().Line("/// <inheritdoc />");
            code.Line($"public override void WriteResult({Wire}IShapeWriter writer, object result) {(operation.Result is null ? "{ }" : $"=> {Shape(result, operation)}.Write(writer, ({result})result);")}");
            code.Line().Line("/// <inheritdoc />");
            code.Line($"public override {result} ReadResult({Wire}IShapeReader reader) => {(operation.Result is null ? result + ".Value" : $"{Shape(result, operation)}.Read(reader, new {Wire}Violations())")};");
            if (operation.Conditions.Count > 0)
            {
                code.Line();
                Conditions(code, operation);
            }
        });
        code.Line().Line($"/// <summary>Calls <see cref=\"{request}\"/> for another service's caller.</summary>");
        code.Block($"public static class {operation.Name}Call", () =>
        {
            code.Line("/// <summary>Authorises and handles the operation as the caller.</summary>");
            code.Line($"public static {result} Call(this {Calls}AsCaller aws, {request} request) => aws.Invoke({operation.Name}Operation.Instance, request);");
        });
        return code.ToString();
    }

    private static void Invoke(CodeWriter code, OperationDeclaration operation)
    {
        Authorize(code, operation);
        var handle = $"{operation.Request}.Handle({string.Join(", ", operation.HandlerArguments)})";
        if (operation.Result is null)
        {
            code.Line($"{handle};").Line($"return {Calls}Nothing.Value;");
        }
        else
        {
            code.Line($"return {handle};");
        }
    }

    /// <summary>Writes what finds the targets and asks for each.</summary>
    public static void Authorize(CodeWriter code, OperationDeclaration operation)
    {
        var targets = operation.Targets.Select((target, index) => (target, name: $"target{index}")).ToList();
        foreach (var (target, name) in targets)
        {
            var member = $"request.{target.Member}";
            var resolve = target.IsList
                ? $"global::System.Linq.Enumerable.ToList(global::System.Linq.Enumerable.Select({member}{(target.IsOptional ? " ?? []" : "")}, name => {target.Resource}.{target.Resolve}(name, call)))"
                : $"{target.Resource}.{target.Resolve}({member}{(target.IsOptional ? " ?? \"\"" : "")}, call{(target.With is { } with ? $", request.{with}" : "")})";
            code.Line($"var {name} = {resolve};");
        }

        if (operation.HasOwnAsks)
        {
            code.Line("Authorize(call, request);");
        }
        else if (!operation.NeedsNoAuthorization)
        {
            Asks(code, operation, targets);
        }
    }

    private static void Asks(CodeWriter code, OperationDeclaration operation, List<(TargetDeclaration Target, string Name)> targets)
    {
        var action = operation.Action is { } own ? Quote(own) : $"Api.Name + \":{operation.WireName}\"";
        code.Line($"var action = {action};");
        code.Line($"var conditions = {(operation.Conditions.Count > 0 ? "Conditions(request)" : $"global::System.Array.Empty<{Calls}Condition>()")};");
        if (operation.AnyResource)
        {
            code.Line($"call.Authorize(new {Calls}Ask(action, \"*\") {{ Conditions = conditions }});");
        }

        foreach (var (target, name) in targets)
        {
            if (target.IsList)
            {
                code.Block($"foreach (var one in {name})", () => code.Line("call.Authorize(one.Ask(action, conditions));"));
            }
            else
            {
                code.Line($"call.Authorize({name}.Ask(action, conditions));");
            }
        }
    }

    private static void Conditions(CodeWriter code, OperationDeclaration operation)
    {
        code.Line("/// <summary>The condition keys that a request of this operation sets.</summary>");
        code.Block($"public static global::System.Collections.Generic.IReadOnlyList<{Calls}Condition> Conditions({operation.Request} request)", () =>
        {
            code.Line($"var conditions = new {Calls}ConditionList();");
            foreach (var condition in operation.Conditions)
            {
                var value = $"request.{condition.Member}";
                if (condition.EnumShape is { } shape)
                {
                    value = condition.IsNullable ? $"{value} is {{ }} {condition.Member}Value ? {shape}.ToWire({condition.Member}Value) : null" : $"{shape}.ToWire({value})";
                }

                code.Line(condition.Key is { } key ? $"conditions.Add({Quote(key)}, {value});" : $"conditions.AddTags({value});");
            }

            code.Line("return conditions.Conditions;");
        });
    }

    public static string Shape(string type, OperationDeclaration operation)
    {
        var shape = operation.Shapes.First(candidate => candidate.Type == type);
        return $"global::{shape.Namespace}.{shape.EmittedName}";
    }

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

using Microsoft.CodeAnalysis.CSharp;

namespace ScsLabs.Generators;

/// <summary>Emits an operation's pipeline steps (find its targets, authorise, handle) and the methods with which other services call it.</summary>
internal static class OperationEmitter
{
    private const string Calls = "global::ScsLabs.Model.Calls.";
    private const string Wire = "global::ScsLabs.Model.Wire.";
    private const string Tasks = "global::System.Threading.Tasks.";
    private const string Token = "global::System.Threading.CancellationToken cancellationToken";

    public static string Emit(OperationDeclaration operation)
    {
        var code = new CodeWriter();
        var (request, result) = (operation.Request, operation.Result ?? Calls + "Nothing");
        code.Line($"namespace {operation.Namespace};").Line();
        code.Line($"/// <summary>The operation <see cref=\"{request}\"/>.</summary>");
        code.Block($"internal sealed class {operation.Name}Operation : {Calls}Operation<{request}, {result}>", () =>
        {
            code.Line("/// <summary>The one instance.</summary>");
            code.Line($"public static readonly {operation.Name}Operation Instance = new();").Line();
            code.Line($"private {operation.Name}Operation() : base({operation.Api}.Api, \"{operation.WireName}\", writes: {(operation.Writes ? "true" : "false")}) {{ }}");
            Wiring(code, operation, result);
            Steps(code, operation, result);
            if (operation.Conditions.Count > 0)
            {
                Conditions(code, operation, null);
                foreach (var target in operation.Conditions.Select(condition => condition.Target).OfType<string>().Distinct(StringComparer.Ordinal))
                {
                    Conditions(code, operation, target);
                }
            }
        });
        code.Line().Line($"/// <summary>Calls <see cref=\"{request}\"/> for another service's caller.</summary>");
        code.Block($"internal static class {operation.Name}Call", () =>
        {
            code.Line("/// <summary>Validates, authorises and handles the operation as the caller.</summary>");
            code.Line($"public static {result} Call(this {Calls}AsCaller aws, {request} request) => aws.Invoke({operation.Name}Operation.Instance, request);");
        });
        return code.ToString();
    }

    /// <summary>Emits the wire forms of the request and the answer.</summary>
    private static void Wiring(CodeWriter code, OperationDeclaration operation, string result)
    {
        var request = operation.Request;
        if (operation.TakesBody)
        {
            Member(code).Line("public override bool TakesBody => true;");
        }

        if (operation.LateDocument is { } late)
        {
            Member(code).Line($"public override string? LateDocument => {Quote(ShapeEmitter.Camel(late))};");
        }

        Member(code).Line($"public override {request} ReadRequest({Wire}IShapeReader reader, {Wire}Violations violations) => {Shape(request, operation)}.Read(reader, violations);");
        Member(code).Line($"public override void Validate({request} request, {Wire}Violations violations) => {Shape(request, operation)}.Validate(request, violations);");
        Member(code).Line($"public override void WriteRequest({Wire}IShapeWriter writer, {request} request) => {Shape(request, operation)}.Write(writer, request);");
        Member(code).Line($"public override void WriteResult({Wire}IShapeWriter writer, {result} result) {(operation.Result is null ? "{ }" : $"=> {Shape(result, operation)}.Write(writer, result);")}");
        Member(code).Line($"public override {result} ReadResult({Wire}IShapeReader reader) => {(operation.Result is null ? result + ".Value" : $"{Shape(result, operation)}.Read(reader, new {Wire}Violations())")};");
    }

    /// <summary>Emits the steps that process a request. Targets are resolved once and passed on.</summary>
    private static void Steps(CodeWriter code, OperationDeclaration operation, string result)
    {
        var request = operation.Request;
        var targets = operation.Targets.Select((target, index) => (Target: target, Name: $"target{index}")).ToList();
        var names = string.Concat(targets.Select(target => $", {target.Name}"));
        Member(code).Block($"public override void Authorize({Calls}Call call, {request} request)", () =>
        {
            Find(code, targets);
            code.Line($"AuthorizeOn(call, request{names});");
        });
        var parameters = string.Concat(targets.Select(target => $", {TypeOf(target.Target)} {target.Name}"));
        code.Line().Block($"private void AuthorizeOn({Calls}Call call, {request} request{parameters})", () => Asks(code, operation, targets));
        if (operation.PreparationArguments is { } preparation)
        {
            Member(code).Line("public override bool Prepares => true;");
            Member(code).Block($"public override async {Tasks}ValueTask<object?> PrepareAsync({Calls}Call call, {request} request, {Token})", () =>
            {
                Find(code, targets);
                var prepare = $"await {request}.PrepareAsync({string.Join(", ", preparation)}).ConfigureAwait(false);";
                code.Line(operation.PreparesValue ? $"return {prepare}" : prepare);
                if (!operation.PreparesValue)
                {
                    code.Line("return null;");
                }
            });
        }

        if (operation.Waits)
        {
            Member(code).Line("public override bool Waits => true;");
            Member(code).Line($"public override {result} Invoke({Calls}Call call, {request} request) => throw new global::System.InvalidOperationException(\"{operation.WireName} waits, so no service calls it within a draft.\");");
            Member(code).Block($"public override async {Tasks}ValueTask<{result}> InvokeAsync({Calls}Call call, {request} request, {Token})", () =>
            {
                Find(code, targets);
                code.Line($"AuthorizeOn(call, request{names});");
                code.Line($"{(operation.Result is null ? "" : "return ")}await {request}.HandleAsync({string.Join(", ", operation.HandlerArguments)}).ConfigureAwait(false);");
                if (operation.Result is null)
                {
                    code.Line($"return {result}.Value;");
                }
            });
            return;
        }

        Member(code).Block($"public override {result} Invoke({Calls}Call call, {request} request)", () =>
        {
            Find(code, targets);
            code.Line($"AuthorizeOn(call, request{names});");
            if (operation.DryRun is { } path)
            {
                code.Block($"if (request.{path} && Api.DryRun is {{ }} dryRun)", () => code.Line("throw dryRun();"));
            }

            var handle = $"{request}.Handle({string.Join(", ", operation.HandlerArguments)})";
            if (operation.IdempotencyToken is { } token)
            {
                handle = $"{Calls}Idempotency.Once(this, call, request.{token}, request, () => {handle})";
            }

            code.Line(operation.Result is null ? $"{handle};" : $"return {handle};");
            if (operation.Result is null)
            {
                code.Line($"return {result}.Value;");
            }
        });
    }

    private static void Find(CodeWriter code, List<(TargetDeclaration Target, string Name)> targets)
    {
        foreach (var (target, name) in targets)
        {
            var member = $"request.{target.Member}";
            var resolve = target.IsList
                ? $"global::System.Linq.Enumerable.ToList(global::System.Linq.Enumerable.Select({member}{(target.IsOptional ? " ?? []" : "")}, name => {Resolver(target)}(name, call)))"
                : $"{Resolver(target)}({member}{(target.IsOptional ? " ?? \"\"" : "")}, call{(target.With is { } with ? $", request.{with}" : "")})";
            code.Line($"{TypeOf(target)} {name} = {resolve};");
        }
    }

    /// <summary>The method that resolves a target's name: the resource's own, or that of its interface.</summary>
    private static string Resolver(TargetDeclaration target) => target.Resolve is { } own ? $"{target.Resource}.{own}" : $"{Calls}Reference<{target.Resource}>.Of";

    private static void Asks(CodeWriter code, OperationDeclaration operation, List<(TargetDeclaration Target, string Name)> targets)
    {
        if (operation.AsksArguments is { } arguments)
        {
            code.Block($"foreach (var ask in {operation.Request}.Asks({string.Join(", ", arguments)}))", () => code.Line("call.Authorize(ask);"));
            return;
        }

        if (operation.NeedsNoAuthorization)
        {
            return;
        }

        code.Line($"var action = {(operation.Action is { } own ? Quote(own) : $"Api.Name + \":{operation.WireName}\"")};");
        code.Line($"var conditions = {(operation.Conditions.Count > 0 ? "Conditions(request)" : $"global::System.Array.Empty<{Calls}Condition>()")};");
        if (operation.AnyResource)
        {
            code.Line($"call.Authorize(new {Calls}Ask(action, \"*\") {{ Conditions = conditions }});");
        }

        foreach (var (target, name) in targets)
        {
            var conditions = operation.Conditions.Any(condition => condition.Target == target.Name) ? $"[.. conditions, .. ConditionsOf{target.Name}(request)]" : "conditions";
            if (target.IsList)
            {
                code.Block($"foreach (var one in {name})", () => code.Line($"call.Authorize(one.Ask(action, {conditions}));"));
            }
            else
            {
                code.Line($"call.Authorize({name}.Ask(action, {conditions}));");
            }
        }
    }

    private static void Conditions(CodeWriter code, OperationDeclaration operation, string? target)
    {
        code.Line().Line(target is null
            ? "/// <summary>The condition keys that a request sets on all its asks.</summary>"
            : $"/// <summary>The condition keys that a request sets on the ask of <c>{target}</c> alone.</summary>");
        code.Block($"public static global::System.Collections.Generic.IReadOnlyList<{Calls}Condition> Conditions{(target is null ? "" : $"Of{target}")}({operation.Request} request)", () =>
        {
            code.Line($"var conditions = new {Calls}ConditionList();");
            foreach (var condition in operation.Conditions.Where(condition => condition.Target == target))
            {
                var value = $"request.{condition.Member}";
                if (condition.EnumShape is { } shape)
                {
                    var given = condition.Member.Replace(".", "") + "Value";
                    value = condition.IsNullable ? $"{value} is {{ }} {given} ? {shape}.ToWire({given}) : null" : $"{shape}.ToWire({value})";
                }

                code.Line(condition.Key is { } key ? $"conditions.Add({Quote(key)}, {value});" : $"conditions.AddTags({value});");
            }

            code.Line("return conditions.Conditions;");
        });
    }

    private static CodeWriter Member(CodeWriter code) => code.Line().Line("/// <inheritdoc />");

    private static string TypeOf(TargetDeclaration target)
    {
        var reference = $"{Calls}Reference<{target.Resource}>";
        return target.IsList ? $"global::System.Collections.Generic.IReadOnlyList<{reference}>" : reference;
    }

    private static string Shape(string type, OperationDeclaration operation)
    {
        var shape = operation.Shapes.First(candidate => candidate.Type == type);
        return $"global::{shape.Namespace}.{shape.EmittedName}";
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

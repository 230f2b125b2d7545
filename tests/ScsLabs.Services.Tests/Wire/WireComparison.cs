using System.Reflection;
using System.Text.Json;
using ScsLabs.Model.Declarations;

namespace ScsLabs.Services.Tests.Wire;

/// <summary>Compares one operation's records with AWS's model: names, types, required-ness, forms, bounds.</summary>
/// <param name="model">AWS's model.</param>
/// <param name="isOlder">Whether the model is older than the one that we were written by.</param>
/// <param name="checksForms">Whether every bound and form of the model must be declared.</param>
internal sealed class WireComparison(AwsModel model, bool isOlder, bool checksForms = false)
{
    private readonly HashSet<(Type, string)> seen = [];

    /// <summary>What differs.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>What we have and the model doesn't, where the model is older than the one that we were written by.</summary>
    public List<string> Newer { get; } = [];

    public void Compare(Operation operation)
    {
        if (model.Operation(operation.Name) is not { } theirs)
        {
            (isOlder ? Newer : Differences).Add($"{operation.Api.Name}:{operation.Name} is not in the model");
            return;
        }

        var name = $"{operation.Api.Name}:{operation.Name}";
        Structure(operation.RequestType, Named(theirs, "input"), $"{name} request", isRequest: true);
        if (operation.ResultType == typeof(Nothing))
        {
            if (theirs.TryGetProperty("output", out var output) && operation.Api.Protocol is WireProtocol.Json11 or WireProtocol.Json10)
            {
                Differences.Add($"{name} answers nothing, but the model has {output.GetProperty("shape").GetString()}");
            }

            return;
        }

        if (!theirs.TryGetProperty("output", out _))
        {
            Differences.Add($"{name} answers a result, but the model has none");
            return;
        }

        Structure(operation.ResultType, Named(theirs, "output"), $"{name} result", isRequest: false);
    }

    private static string? Named(JsonElement operation, string what) =>
        operation.TryGetProperty(what, out var reference) ? reference.GetProperty("shape").GetString() : null;

    private void Structure(Type ours, string? shape, string where, bool isRequest)
    {
        var members = WireMember.Of(ours);
        if (shape is null)
        {
            if (members.Count > 0)
            {
                Differences.Add($"{where} has members, but the model has none");
            }

            return;
        }

        if (!seen.Add((ours, shape)))
        {
            return;
        }

        var theirs = model.Shape(shape);
        var required = theirs.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(item => item.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        var names = members.SelectMany(member => new[] { member.WireName, member.Name }).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in required.Where(name => !names.Contains(name)))
        {
            Differences.Add($"{where} lacks the required {missing}");
        }

        foreach (var member in members)
        {
            var path = $"{where}.{member.WireName}";
            if (Find(theirs, member) is not { } found)
            {
                (isOlder ? Newer : Differences).Add($"{path} is not in the model");
                continue;
            }

            var (name, reference) = found;
            Place(theirs, reference, name, member, path);
            if (isRequest && member.IsRequired != required.Contains(name))
            {
                Differences.Add($"{path} is {(member.IsRequired ? "required" : "optional")}, but not in the model");
            }

            Value(member.Type, reference, member, path, isRequest);
        }
    }

    /// <summary>The model's member: the one of that name, or the one that stands on the wire under it.</summary>
    internal static (string Name, JsonElement Reference)? Find(JsonElement theirs, WireMember ours)
    {
        foreach (var member in theirs.GetProperty("members").EnumerateObject())
        {
            if (member.Name == ours.WireName || (member.Name == ours.Name && LocationName(member.Value) == ours.WireName))
            {
                return (member.Name, member.Value);
            }
        }

        return null;
    }

    internal static string? LocationName(JsonElement reference) => reference.TryGetProperty("locationName", out var name) ? name.GetString() : null;

    /// <summary>Where a REST service's member stands.</summary>
    private void Place(JsonElement theirs, JsonElement reference, string name, WireMember member, string path)
    {
        var isPayload = theirs.TryGetProperty("payload", out var payload) && payload.GetString() == name;
        var location = reference.TryGetProperty("location", out var place) ? place.GetString() : isPayload ? "payload" : null;
        var (ours, ourName) = Declared(member);
        if ((location == "uri" ? null : location) != ours || (ours is "header" or "headers" or "querystring" && LocationName(reference) != ourName))
        {
            Differences.Add($"{path} stands in {ours} {ourName}, but in {location} {LocationName(reference)} in the model");
        }
    }

    private static (string? Place, string? Name) Declared(WireMember member) => member.Attributes.Select(attribute => attribute switch
    {
        HeaderAttribute header => ("header", header.Name),
        HeaderPrefixAttribute prefix => ("headers", prefix.Prefix),
        QueryAttribute query => ("querystring", query.Name),
        PayloadAttribute => ("payload", null),
        StatusAttribute => ("statusCode", null),
        _ => ((string?)null, (string?)null),
    }).FirstOrDefault(declared => declared.Item1 is not null);

    private void Value(Type ours, JsonElement reference, WireMember member, string path, bool isRequest)
    {
        var shape = model.Shape(reference.GetProperty("shape").GetString()!);
        var type = shape.GetProperty("type").GetString();
        var fits = type switch
        {
            "string" => ours == typeof(string) || ours.IsEnum,
            "boolean" => ours == typeof(bool),
            "integer" => ours == typeof(int),
            "long" => ours == typeof(long),
            "double" or "float" => ours == typeof(double),
            "blob" => ours == typeof(byte[]) || ours == typeof(Model.Bodies.Body),
            "timestamp" => ours == typeof(DateTimeOffset),
            "list" => Generic(ours, typeof(IReadOnlyList<>)),
            "map" => Generic(ours, typeof(IReadOnlyDictionary<,>)),
            "structure" => ours.IsClass && ours != typeof(string),
            _ => false,
        };
        if (!fits)
        {
            Differences.Add($"{path} is a {ours.Name}, but a {type} in the model");
            return;
        }

        switch (type)
        {
            case "structure":
                Structure(ours, reference.GetProperty("shape").GetString(), path, isRequest);
                break;
            case "list":
                Form(shape, reference, member, path, shape.GetProperty("member"), "member");
                Texts(isRequest && ours == member.Type, member.Attribute<ItemsAttribute>(), shape.GetProperty("member"), path + "[]");
                Value(ours.GetGenericArguments()[0], shape.GetProperty("member"), member, path + "[]", isRequest);
                break;
            case "map":
                Form(shape, reference, member, path, shape.GetProperty("key"), "key");
                Texts(isRequest && ours == member.Type, member.Attribute<KeysAttribute>(), shape.GetProperty("key"), path + "{key}");
                Texts(isRequest && ours == member.Type, member.Attribute<ItemsAttribute>(), shape.GetProperty("value"), path + "{}");
                Value(ours.GetGenericArguments()[1], shape.GetProperty("value"), member, path + "{}", isRequest);
                break;
            case "string" when ours == typeof(string) && isRequest && member.Name is not ("LocationConstraint" or "ResourceType") && shape.TryGetProperty("enum", out _): // a Region that isn't there has errors of its own; AWS Config's types are a list
                Differences.Add($"{path} is text, but an enumeration in the model");
                break;
            case "string" when ours.IsEnum:
                Enumeration(ours, shape, path, isRequest);
                break;
            case "timestamp":
                Timestamp(shape, reference, member, path);
                break;
        }

        if (isRequest && !path.EndsWith("[]", StringComparison.Ordinal) && !path.EndsWith("{}", StringComparison.Ordinal))
        {
            Bounds(shape, member, path);
            if (checksForms)
            {
                Required(shape, type!, ours, member, path);
            }
        }
    }

    /// <summary>That each bound and form of the model is declared. Bounds that allow everything needn't be.</summary>
    private void Required(JsonElement shape, string type, Type ours, WireMember member, string path)
    {
        if (ours.IsEnum)
        {
            return;
        }

        var isNumber = type is "integer" or "long";
        var isBounded = Number(shape, "min") is { } min && (isNumber || min > 0) || Number(shape, "max") is not null;
        if (isBounded && (isNumber ? member.Attribute<RangeAttribute>() is null : type is "string" or "list" or "map" or "blob" && member.Attribute<LengthAttribute>() is null))
        {
            Differences.Add($"{path} has no bounds, but {Number(shape, "min")} to {Number(shape, "max")} in the model");
        }

        if (type is "string" && Pattern(shape) is { } pattern && member.Attribute<PatternAttribute>()?.Expression != pattern)
        {
            Differences.Add($"{path} has the form {member.Attribute<PatternAttribute>()?.Expression}, but {pattern} in the model");
        }
    }

    /// <summary>That what the model says of the texts in a list or map is declared.</summary>
    private void Texts(bool isChecked, TextsAttribute? declared, JsonElement reference, string path)
    {
        var shape = model.Shape(reference.GetProperty("shape").GetString()!);
        if (!isChecked || !checksForms || shape.GetProperty("type").GetString() != "string" || shape.TryGetProperty("enum", out _))
        {
            return;
        }

        // The keys are refused in another text, which Lambda has given since.
        if (path.EndsWith(".AdditionalVersionWeights{key}", StringComparison.Ordinal))
        {
            return;
        }

        var theirs = ((int)(Number(shape, "min") ?? 0), (int)(Number(shape, "max") ?? int.MaxValue), Pattern(shape));
        if ((declared?.Min ?? 0, declared?.Max ?? int.MaxValue, declared?.Pattern) is var ours && ours != theirs)
        {
            Differences.Add($"{path} must be {ours}, but {theirs} in the model");
        }
    }

    /// <summary>The form of a text; null for one that looks around, which we say in another way: it can't be matched without going back.</summary>
    private static string? Pattern(JsonElement shape) =>
        shape.TryGetProperty("pattern", out var pattern) && pattern.GetString() is { } form && !form.Contains("(?!", StringComparison.Ordinal) && !form.Contains("(?<!", StringComparison.Ordinal) ? form : null;

    private static bool IsFlattened(JsonElement trait) => trait.TryGetProperty("flattened", out var flag) && flag.GetBoolean();

    private void Form(JsonElement shape, JsonElement reference, WireMember member, string path, JsonElement item, string defaultName)
    {
        // In JSON nothing is flattened; SQS's model still says so of the protocol that it had before.
        var isFlattened = model.Metadata.GetProperty("protocol").GetString() != "json" && (IsFlattened(reference) || IsFlattened(shape));
        if (isFlattened != (member.Attribute<WireAttribute>()?.Flattened ?? false))
        {
            Differences.Add($"{path} is {(isFlattened ? "flattened" : "not flattened")} in the model");
        }

        if (item.TryGetProperty("locationName", out var name) && !isFlattened && name.GetString() != (member.Attribute<WireAttribute>()?.Item ?? defaultName))
        {
            Differences.Add($"{path}'s items are named {name.GetString()} in the model");
        }
    }

    private void Enumeration(Type ours, JsonElement shape, string path, bool isRequest)
    {
        if (!shape.TryGetProperty("enum", out var values))
        {
            return;
        }

        var known = values.EnumerateArray().Select(value => value.GetString()!).ToHashSet(StringComparer.Ordinal);
        var emulated = ours.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetCustomAttribute<WireAttribute>()?.Name ?? field.Name).ToList();
        var declared = emulated.Concat(ours.GetCustomAttribute<NotEmulatedAttribute>()?.Values ?? []).ToList();
        (isOlder ? Newer : Differences).AddRange(declared.Except(known).Except(BeyondTheModel(ours)).Select(name => $"{path} has the value {name}, which the model doesn't have"));
        if (isRequest)
        {
            Differences.AddRange(known.Except(declared).Select(name => $"{path} lacks the value {name}: declare it as [NotEmulated] if it isn't emulated"));
        }
    }

    /// <summary>Values that the model leaves out: canned ACLs of buckets that the User Guide has, newer key specs where the old member CustomerMasterKeySpec holds them, and attributes of messages where the old member AttributeNames does.</summary>
    private static IEnumerable<string> BeyondTheModel(Type enumeration) =>
        enumeration == typeof(Services.S3.BucketCannedACL) ? ["log-delivery-write", "bucket-owner-read", "bucket-owner-full-control", "aws-exec-read"]
        : enumeration == typeof(Services.Sqs.ReceivedAttributeName) ? Enum.GetNames<Services.Sqs.MessageSystemAttributeName>()
        : enumeration == typeof(Services.Kms.KeySpec) ? ["ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_EDWARDS25519"]
        : [];

    private void Timestamp(JsonElement shape, JsonElement reference, WireMember member, string path)
    {
        var format = shape.TryGetProperty("timestampFormat", out var own) || reference.TryGetProperty("timestampFormat", out own) ? own.GetString() : null;
        var wanted = format switch
        {
            "iso8601" => Model.Wire.TimestampForm.Iso8601,
            "unixTimestamp" => Model.Wire.TimestampForm.EpochSeconds,
            "rfc822" => Model.Wire.TimestampForm.Http,
            _ => Model.Wire.TimestampForm.Protocol,
        };
        if ((member.Attribute<WireAttribute>()?.Timestamp ?? Model.Wire.TimestampForm.Protocol) != wanted)
        {
            Differences.Add($"{path} stands as {format} in the model");
        }
    }

    private void Bounds(JsonElement shape, WireMember member, string path)
    {
        var (min, max) = (Number(shape, "min"), Number(shape, "max"));
        if (member.Attribute<LengthAttribute>() is { } length && ((min is { } least && length.Min != least) || (max is { } most && length.Max != most)))
        {
            Differences.Add($"{path} has the length {length.Min} to {length.Max}, {min} to {max} in the model");
        }

        if (member.Attribute<RangeAttribute>() is { } range && ((min is { } low && range.Min != low) || (max is { } high && range.Max != high)))
        {
            Differences.Add($"{path} has the range {range.Min} to {range.Max}, {min} to {max} in the model");
        }
    }

    private static long? Number(JsonElement shape, string name) => shape.TryGetProperty(name, out var value) ? (long)value.GetDouble() : null;

    private static bool Generic(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}

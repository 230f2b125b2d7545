using System.Text;

namespace ScsLabs.Services.Ssm;

/// <summary>Creates a parameter, or a new version of it.</summary>
/// <remarks>
/// A value of the data type aws:ec2:image is looked for as the caller, after AWS's answer: where it isn't found, nothing is written.
/// A new version keeps the type, tier, description, pattern and policies that the request doesn't specify.
/// Errors: ParameterAlreadyExists, InvalidKeyId, HierarchyLevelLimitExceededException, HierarchyTypeMismatchException, InvalidAllowedPatternException,
/// ParameterPatternMismatchException, ParameterMaxVersionLimitExceeded, PoliciesLimitExceededException, InvalidPolicyTypeException,
/// InvalidPolicyAttributeException, IncompatiblePolicyException. Source: Systems Manager API Reference, PutParameter.
/// </remarks>
[Operation<SsmApi>]
public sealed record PutParameter(
    [Target<Parameter>, Length(1, 2048)] string Name,
    [Sensitive] string Value,
    ParameterType? Type = null,
    [Length(1, 256), Pattern("^([a-zA-Z0-9:/_-]+)$")] string? KeyId = null,
    [ConditionKey("ssm:Overwrite")] bool Overwrite = false,
    [Length(0, 1024)] string? Description = null,
    [Length(0, 1024)] string? AllowedPattern = null,
    [RequestTags, Length(0, 1000)] IReadOnlyList<Tag>? Tags = null,
    ParameterTier? Tier = null,
    [Length(1, 4096)] string? Policies = null,
    [Length(0, 128)] string DataType = "text")
{
    private const int StandardSize = 4096;
    private const int AdvancedSize = 8192;

    /// <summary>The new version and its tier.</summary>
    public sealed record Result(long Version, ParameterTier Tier);

    /// <summary>Asks to write and, with tags, to tag the parameter.</summary>
    internal static IEnumerable<Ask> Asks(PutParameter request, Reference<Parameter> parameter)
    {
        yield return parameter.Ask("ssm:PutParameter", [.. PutParameterOperation.Conditions(request), new("ssm:Policies", request.Policies is null ? "false" : "true")]);
        if (request.Tags is { Count: > 0 } tags)
        {
            var conditions = new ConditionList();
            conditions.AddTags(tags);
            yield return parameter.Ask("ssm:AddTagsToResource", conditions.Conditions);
        }
    }

    /// <summary>Matches the value against the pattern of the request or, where it has none, of the latest version.</summary>
    internal static Task<MatchedPattern> PrepareAsync(PutParameter request, Call call)
    {
        var pattern = request.AllowedPattern ?? Parameter.Resolve(request.Name, call).Row?.Latest.AllowedPattern;
        Ssm.AllowedPattern.Require(pattern, request.Value);
        return Task.FromResult(new MatchedPattern(pattern));
    }

    /// <summary>Writes the parameter. A SecureString is encrypted by KMS, as the caller.</summary>
    internal static Result Handle(PutParameter request, Parameter? existing, Call call, Draft draft, AsCaller aws, MatchedPattern? matched)
    {
        ParameterName.Require(request.Name);
        RequireConsistent(request, existing);
        var latest = existing?.Latest;
        var type = request.Type ?? latest?.Type ?? throw SsmErrors.Validation("A parameter type is required when you create a parameter.");
        var policies = request.Policies is { } json ? ParameterPolicies.Read(json, call.Now) : latest?.Policies ?? ParameterPolicies.None;
        var tier = TierOf(request, latest, policies);
        var pattern = request.AllowedPattern ?? latest?.AllowedPattern;
        Ssm.AllowedPattern.RequireMatched(pattern, matched, call);
        var keyId = KeyOf(request, type);
        var dataType = ImageValue.DataTypeOf(request.DataType, request.Value, type);
        var version = new ParameterVersion
        {
            Version = (latest?.Version ?? 0) + 1,
            Type = type,
            Value = keyId is null ? request.Value : SecureString.Seal(Parameter.ArnOf(call.Place, request.Name), tier, keyId, request.Value, aws),
            KeyId = keyId,
            Tier = tier,
            Description = request.Description ?? latest?.Description,
            AllowedPattern = pattern,
            Policies = policies,
            DataType = dataType,
            LastModifiedDate = call.Timestamp,
            LastModifiedUser = call.Caller.Principal.Name,
        };
        if (dataType == ParameterDataType.Ec2Image && !ImageValue.IsThere(request.Value, aws))
        {
            // AWS looks for the image after it has answered, and then writes nothing.
            return new(version.Version, tier);
        }

        var parameter = existing ?? new Parameter { Account = call.Account, Region = call.Region, Name = ParameterName.Canonical(request.Name), Versions = [] };
        draft.Put(parameter with { Versions = WithRoom(parameter).Add(version), TagSet = ParameterTags.Rules.Set(parameter.TagSet, request.Tags) });
        return new(version.Version, tier);
    }

    private static void RequireConsistent(PutParameter request, Parameter? existing)
    {
        switch (request.DataType)
        {
            case "text" or "aws:ec2:image":
                break;
            case "aws:ssm:integration":
                throw AwsException.NotEmulated($"parameters of the data type {request.DataType}");
            default:
                throw SsmErrors.Validation($"The following data type is not supported: {request.DataType} (Data type names are all lowercase.)");
        }

        if (request.Value.Length == 0)
        {
            throw SsmErrors.Validation("1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        if (request.Tags is { Count: > 0 } && request.Overwrite)
        {
            throw SsmErrors.Validation("Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.");
        }

        if (existing is not null && !request.Overwrite)
        {
            throw SsmErrors.ParameterAlreadyExists();
        }

        if (existing is not null && request.Type is { } type && type != existing.Latest.Type)
        {
            throw SsmErrors.TypeMismatch();
        }
    }

    private static string? KeyOf(PutParameter request, ParameterType type) =>
        type == ParameterType.SecureString ? request.KeyId ?? "alias/aws/ssm"
        : request.KeyId is null ? null
        : throw SsmErrors.Validation("KeyId is required for SecureString type parameter only.");

    /// <summary>The tier of the new version. An advanced parameter can't become standard again.</summary>
    private static ParameterTier TierOf(PutParameter request, ParameterVersion? latest, ParameterPolicies policies)
    {
        var size = Encoding.UTF8.GetByteCount(request.Value);
        var tier = (request.Tier ?? latest?.Tier ?? ParameterTier.Standard) switch
        {
            ParameterTier.IntelligentTiering => size > StandardSize || policies.Texts.Length > 0 || latest?.Tier == ParameterTier.Advanced ? ParameterTier.Advanced : ParameterTier.Standard,
            var asked => asked,
        };
        if (tier == ParameterTier.Advanced)
        {
            return size <= AdvancedSize ? tier : throw SsmErrors.Validation($"Advanced tier parameters support a maximum parameter value of {AdvancedSize} characters.");
        }

        return latest?.Tier == ParameterTier.Advanced ? throw SsmErrors.NoDowngrade()
            : policies.Texts.Length > 0 ? throw SsmErrors.Validation("Parameter policies need the advanced-parameter tier.")
            : size > StandardSize ? throw SsmErrors.StandardTooLarge(StandardSize)
            : tier;
    }

    /// <summary>The versions, without the oldest where the maximum is reached.</summary>
    private static ImmutableList<ParameterVersion> WithRoom(Parameter parameter)
    {
        if (parameter.Versions.Count < Parameter.MaxVersions)
        {
            return parameter.Versions;
        }

        var oldest = parameter.Versions[0];
        return oldest.Labels.IsEmpty ? parameter.Versions.RemoveAt(0) : throw SsmErrors.OldestVersionLabelled(parameter.Name, oldest.Version);
    }
}

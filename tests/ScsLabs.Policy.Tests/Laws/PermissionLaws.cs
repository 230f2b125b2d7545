using CsCheck;
using ScsLabs.Model;
using ScsLabs.Policy.Matching;
using ScsLabs.Policy.Permissions;

namespace ScsLabs.Policy.Tests.Laws;

public sealed class PermissionLaws
{
    private static readonly Gen<string> Pattern = Gen.OneOf('a', 'b', '/', '*', '?').Array[0, 6].Select(characters => Permission.Compile(new string(characters)));

    private static readonly Gen<Permission> Expected =
        from action in Gen.OneOf("s3:GetObject", "s3:*", "ssm:GetParameter", "kms:Decrypt", "kms:Create*", "*")
        from resource in Gen.OneOf("*", "arn:aws:s3:::data/a", "arn:aws:s3:::data/*", "arn:aws:s3:::data", "arn:aws:ssm:*", "arn:aws:kms:*:key/k")
        from when in Gen.OneOf<(string, string)?>(null, ("aws:SecureTransport", "true"), ("aws:SourceIp", "10.*"), ("aws:TagKeys", "x"))
        select new Permission(action, resource) { When = when is var (key, value) ? new() { [key] = value } : [] };

    [Fact]
    public void Each_text_is_matched_by_the_patterns_that_match_some_witness() =>
        Gen.Select(Pattern, Pattern.Array[0, 4], Gen.OneOf('a', 'b', '/', 'q', 'x').Array[0, 7]).Sample((within, patterns, characters) =>
        {
            var text = new string(characters);
            return !Matches(within, text) || Witnesses.Of(within, patterns).Any(witness => Matches(within, witness) && patterns.All(pattern => Matches(pattern, witness) == Matches(pattern, text)));
        }, iter: 5_000);

    [Fact]
    public void Whatever_a_request_is_allowed_lies_inside_what_is_found() =>
        Gen.Select(AnySituation.Gen, Expected.Array[0, 2]).Where(made => IsSearchable(made.Item1)).Sample((situation, expected) =>
        {
            var request = situation.Request;
            var allowed = PolicyEngine.Evaluate(request, Searched(situation));
            if (!allowed.IsAllowed || expected.Any(permission => permission.Names(request.Action) && permission.IsOn(request.Resource) && permission.HoldsIn(request)))
            {
                return true;
            }

            var beyond = PermissionsIn(situation).Beyond(expected);
            return beyond.Any(found => found.Actions.Contains(request.Action, StringComparer.OrdinalIgnoreCase));
        }, iter: 400);

    [Fact]
    public void Whatever_is_found_is_allowed_and_not_expected() =>
        Gen.Select(AnySituation.Gen, Expected.Array[0, 2]).Where(made => IsSearchable(made.Item1)).Sample((situation, expected) =>
            PermissionsIn(situation).Beyond(expected).All(found =>
                found.Decision.IsAllowed && !expected.Any(permission => permission.Names(found.Example.Action) && permission.IsOn(found.Example.Resource) && permission.HoldsIn(found.Example))), iter: 40);

    private static bool Matches(string pattern, string text) => Glob.Matches(pattern, text, StringComparison.Ordinal);

    /// <summary>Root users aren't searched, and GetCallerIdentity needs no permission.</summary>
    private static bool IsSearchable(AnySituation situation) =>
        situation.Request.Principal.Kind is PrincipalKind.User or PrincipalKind.AssumedRole or PrincipalKind.FederatedUser && situation.Request.Action != "sts:GetCallerIdentity";

    /// <summary>The situation without what the emulator can't attach; the resource <c>*</c> has no policy of its own.</summary>
    private static PolicySet Searched(AnySituation situation) => situation.Policies switch
    {
        var policies when situation.Request.Resource == "*" => new() { Identity = policies.Identity, PermissionsBoundaries = policies.PermissionsBoundaries, Session = policies.Session },
        var policies => policies with { ServiceControl = [], ResourceControl = [], VpcEndpoint = [] },
    };

    private static PrincipalPermissions PermissionsIn(AnySituation situation)
    {
        var (request, policies) = (situation.Request, Searched(situation));
        var known = new ConditionContext().Add("aws:PrincipalTag/t", request.Context.Find("aws:PrincipalTag/t") is { } tag ? tag[0] : null);
        var own = new PolicySet { Identity = policies.Identity, PermissionsBoundaries = policies.PermissionsBoundaries, Session = policies.Session };
        var scope = new ResourceScope(request.Resource)
        {
            Owner = _ => request.ResourceAccount,
            AddTo = (_, _, _) => policies,
        };
        return new("principal", [new(request.Principal, own, known)], request.Resource == "*" ? [] : [scope]);
    }
}

using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Config;

/// <summary>No active access key of a user is older than <c>maxAccessKeyAge</c> days.</summary>
/// <remarks>Source: AWS Config Developer Guide, access-keys-rotated.</remarks>
internal sealed class AccessKeysRotated() : ManagedRule<User>("ACCESS_KEYS_ROTATED", "AWS::IAM::User", RuleTriggers.Period, RuleParameter.Number(MaxAge, 1, int.MaxValue, isRequired: true))
{
    private const string MaxAge = "maxAccessKeyAge";

    /// <inheritdoc />
    protected override Verdict Evaluate(User resource, Subject subject, RuleParameters parameters, DateTimeOffset now)
    {
        var active = subject.PartsOf<AccessKey>().Where(key => key.Status == AccessKeyStatus.Active).ToList();
        return active.Count == 0 ? Verdict.NotApplicable : Verdict.Of(active.TrueForAll(key => (now - key.CreateDate).TotalDays <= parameters.Number(MaxAge)!.Value));
    }
}

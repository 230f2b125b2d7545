using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Config;

/// <summary>Creates the configuration recorder of the account in the Region, or changes its role and the types that it records.</summary>
/// <remarks>Errors: MaxNumberOfConfigurationRecordersExceededException, InvalidRoleException, InvalidRecordingGroupException, ValidationException. Source: AWS Config API Reference, PutConfigurationRecorder.</remarks>
[Operation<ConfigApi>]
public sealed record PutConfigurationRecorder(ConfigurationRecorder ConfigurationRecorder, [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null)
{
    private string Name => ConfigurationRecorder.Name ?? RecorderRow.Default;

    /// <summary>Asks on the recorder, and asks to pass the role to AWS Config.</summary>
    internal static IEnumerable<Ask> Asks(PutConfigurationRecorder request, Call call)
    {
        var recorder = Reference<RecorderRow>.Of(request.Name, call);
        yield return recorder.Ask("config:PutConfigurationRecorder", PutConfigurationRecorderOperation.Conditions(request));
        if (RoleOf(request) is { } arn)
        {
            yield return new Ask("iam:PassRole", arn, Role.Find(call.View, arn)) { Conditions = [new("iam:PassedToService", ConfigService.Principal), new("iam:AssociatedResourceArn", recorder.Arn)], Shown = null };
        }
    }

    /// <summary>Creates or changes the recorder.</summary>
    internal static void Handle(PutConfigurationRecorder request, Call call, Draft draft)
    {
        var (name, group) = (request.Name, RecordingGroup.Of(request.ConfigurationRecorder.RecordingGroup));
        var before = RecorderRow.In(call.Place, draft);
        if (before is not null && before.Name != name)
        {
            throw ConfigErrors.TooManyRecorders(name);
        }

        var role = RoleOf(request) ?? throw ConfigErrors.InvalidRole();
        draft.Put(before is not null
            ? before with { RoleArn = role, Group = group }
            : new RecorderRow { Account = call.Account, Region = call.Region, Name = name, UniqueId = call.Ids.Unique("", 16).ToLowerInvariant(), RoleArn = role, Group = group, TagSet = TagSets.Rules.Set(TagSets.Rules.None, request.Tags) });
    }

    private static string? RoleOf(PutConfigurationRecorder request) => request.ConfigurationRecorder.RoleArn is { } arn && Role.IsArn(arn) ? arn : null;
}

using System.Text.Json;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Config;
using ScsLabs.Services.Events;

namespace ScsLabs.Emulator;

/// <summary>The answers of <c>/_scslabs/compliance</c>, <c>rules</c> and <c>trail</c>: what AWS Config found, EventBridge waits for and CloudTrail recorded.</summary>
internal static class DetectionAnswers
{
    private const int MostCounted = 10_000;
    private const int MostEvents = 200;

    /// <summary>Lists AWS Config's rules of an account in a Region with their numbers of resources; with <c>rule=NAME</c> the results of that rule, those that aren't compliant first.</summary>
    public static void WriteCompliance(Utf8JsonWriter json, World world, WorldQuestion question)
    {
        if (question["rule"].Length > 0)
        {
            var results = world.Find<ConfigRuleRow>(question.Place, question["rule"]) is { } found ? Evaluation.Of(found, world).Take(MostCounted) : [];
            var shown = results.Where(result => question.Has(result.ResourceId, result.ResourceType, result.Verdict.Annotation)).OrderBy(static result => result.Verdict.Type == ComplianceType.NonCompliant ? 0 : 1);
            question.WritePage(json, "results", shown, result =>
            {
                json.WriteString("type", result.ResourceType);
                json.WriteString("id", result.ResourceId);
                json.WriteString("verdict", result.Verdict.Type.ToWire());
                json.WriteString("annotation", result.Verdict.Annotation);
                json.WriteString("at", result.EvaluatedAt);
            });
            return;
        }

        json.WriteBoolean("recording", world.All<RecorderRow>(question.Place).Any(static recorder => recorder.IsRecording));
        question.WritePage(json, "rules", world.All<ConfigRuleRow>(question.Place).Where(rule => question.Has(rule.Name, rule.Settings.Source.SourceIdentifier)), rule =>
        {
            var results = Evaluation.Of(rule, world).Take(MostCounted).ToList();
            json.WriteString("name", rule.Name);
            json.WriteString("arn", rule.Arn);
            json.WriteString("source", rule.Settings.Source.SourceIdentifier);
            json.WriteString("description", rule.Settings.Description);
            json.WriteNumber("compliant", results.Count(static result => result.Verdict.Type == ComplianceType.Compliant));
            json.WriteNumber("nonCompliant", results.Count(static result => result.Verdict.Type == ComplianceType.NonCompliant));
            json.WriteString("lastEvaluation", rule.LastEvaluation?.ToString("O"));
            json.WriteString("failure", rule.Failure?.Message);
        });
    }

    /// <summary>Lists EventBridge's rules of an account in a Region with their targets.</summary>
    public static void WriteRules(Utf8JsonWriter json, World world, WorldQuestion question) =>
        question.WritePage(json, "rules", world.All<EventBus>(question.Place).Select(static bus => bus.Rules).Append(EventBus.RulesOf(question.Place, EventBus.Default)).Distinct().SelectMany(world.All<EventRule>).Where(rule => question.Has(rule.Name, rule.BusName, rule.Pattern?.Json)), rule =>
        {
            json.WriteString("name", rule.Name);
            json.WriteString("arn", rule.Arn);
            json.WriteString("bus", rule.BusName);
            json.WriteBoolean("enabled", rule.State != RuleState.Disabled);
            json.WriteString("pattern", rule.Pattern?.Json);
            json.WriteString("schedule", rule.ScheduleExpression);
            json.WriteString("next", rule.DueAt?.ToString("O"));
            json.WriteStartArray("targets");
            foreach (var target in world.All<EventTarget>(rule.Targets))
            {
                json.WriteStringValue(target.Settings.Arn);
            }

            json.WriteEndArray();
        });

    /// <summary>Lists the newest management events of an account in a Region, newest first; with <c>requestId=</c> that event as CloudTrail writes it.</summary>
    public static void WriteTrail(Utf8JsonWriter json, EventLog log, WorldQuestion question)
    {
        var events = log.Management(question.Account, question.Region);
        if (question["requestId"] is { Length: > 0 } requestId)
        {
            if (events.FirstOrDefault(happened => happened.RequestId == requestId) is { } one)
            {
                json.WritePropertyName("event");
                json.WriteRawValue(EventJson.Of(one, question.Account));
            }

            return;
        }

        json.WriteStartArray("events");
        foreach (var happened in events.Reverse().Where(happened => question.Has(happened.Name, happened.Source, happened.Caller.Principal.Name, happened.ErrorCode)).Take(MostEvents))
        {
            json.WriteStartObject();
            json.WriteString("requestId", happened.RequestId);
            json.WriteString("at", happened.At);
            json.WriteString("name", happened.Name);
            json.WriteString("source", happened.Source);
            json.WriteString("principal", happened.Caller.Principal.Name);
            json.WriteString("errorCode", happened.ErrorCode);
            json.WriteBoolean("readOnly", happened.IsReadOnly);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {}

data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "records" {
  bucket        = "records-of-111111111111"
  force_destroy = true
}

resource "aws_iam_role" "config" {
  name = "config"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "config.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "config" {
  name = "records"
  role = aws_iam_role.config.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "ec2:Describe*", Resource = "*" },
      { Effect = "Allow", Action = ["s3:PutObject", "s3:GetBucketAcl"], Resource = [aws_s3_bucket.records.arn, "${aws_s3_bucket.records.arn}/*"] },
    ]
  })
}

resource "aws_config_configuration_recorder" "all" {
  role_arn = aws_iam_role.config.arn
  recording_group {
    all_supported = true
  }
}

resource "aws_config_delivery_channel" "bucket" {
  s3_bucket_name = aws_s3_bucket.records.bucket
  depends_on     = [aws_config_configuration_recorder.all, aws_iam_role_policy.config]
}

resource "aws_config_configuration_recorder_status" "on" {
  name       = aws_config_configuration_recorder.all.name
  is_enabled = true
  depends_on = [aws_config_delivery_channel.bucket]
}

resource "aws_config_config_rule" "encrypted" {
  name        = "encrypted-volumes"
  description = "Volumes are encrypted"
  source {
    owner             = "AWS"
    source_identifier = "ENCRYPTED_VOLUMES"
  }
  scope {
    compliance_resource_types = ["AWS::EC2::Volume"]
  }
  tags       = { team = "security" }
  depends_on = [aws_config_configuration_recorder.all]
}

resource "aws_cloudwatch_event_bus" "security" {
  name        = "security"
  description = "What security hears of"
}

resource "aws_cloudwatch_event_bus_policy" "security" {
  event_bus_name = aws_cloudwatch_event_bus.security.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Other"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::222222222222:root" }
      Action    = "events:PutEvents"
      Resource  = aws_cloudwatch_event_bus.security.arn
    }]
  })
}

resource "aws_cloudwatch_event_rule" "noncompliant" {
  name        = "noncompliant"
  description = "Volumes that do not comply"
  event_pattern = jsonencode({
    source      = ["aws.config"]
    detail-type = ["Config Rules Compliance Change"]
    detail      = { newEvaluationResult = { complianceType = ["NON_COMPLIANT"] } }
  })
  tags = { team = "security" }
}

resource "aws_cloudwatch_event_rule" "daily" {
  name                = "daily"
  schedule_expression = "rate(1 day)"
  state               = "DISABLED"
}

resource "aws_sqs_queue" "findings" {
  name = "findings"
}

resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_sqs_queue_policy" "queues" {
  for_each  = { findings = aws_sqs_queue.findings, undelivered = aws_sqs_queue.undelivered }
  queue_url = each.value.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = each.value.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.noncompliant.arn } }
    }]
  })
}

resource "aws_cloudwatch_event_target" "findings" {
  rule      = aws_cloudwatch_event_rule.noncompliant.name
  target_id = "findings"
  arn       = aws_sqs_queue.findings.arn
  input_transformer {
    input_paths    = { id = "$.detail.resourceId", rule = "$.detail.configRuleName" }
    input_template = "\"<id> breaks <rule>\""
  }
  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 4
  }
}

resource "aws_iam_role" "events" {
  name = "events"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_cloudwatch_event_target" "bus" {
  rule      = aws_cloudwatch_event_rule.noncompliant.name
  target_id = "security"
  arn       = aws_cloudwatch_event_bus.security.arn
  role_arn  = aws_iam_role.events.arn
}

resource "aws_s3_bucket_policy" "records" {
  bucket = aws_s3_bucket.records.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.records.arn
      },
      {
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.records.arn}/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
        Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
    ]
  })
}

resource "aws_s3_bucket_notification" "records" {
  bucket      = aws_s3_bucket.records.bucket
  eventbridge = true
}

resource "aws_cloudtrail" "all" {
  name                          = "all"
  s3_bucket_name                = aws_s3_bucket.records.bucket
  include_global_service_events = true
  is_multi_region_trail         = true
  event_selector {
    read_write_type           = "WriteOnly"
    include_management_events = true
    data_resource {
      type   = "AWS::S3::Object"
      values = ["${aws_s3_bucket.records.arn}/reports/"]
    }
  }
  tags       = { team = "security" }
  depends_on = [aws_s3_bucket_policy.records]
}

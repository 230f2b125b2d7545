terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {}

resource "aws_cloudwatch_log_group" "function" {
  name              = "/aws/lambda/terminate"
  retention_in_days = 7
}

resource "aws_iam_role" "function" {
  name = "terminate"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "function" {
  name = "terminate"
  role = aws_iam_role.function.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "ec2:TerminateInstances", Resource = "arn:aws:ec2:us-east-1:111111111111:instance/*" },
      { Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = "${aws_cloudwatch_log_group.function.arn}:*" },
    ]
  })
}

resource "aws_s3_bucket" "code" {
  bucket        = "code-of-111111111111"
  force_destroy = true
}

# A package with index.py: def handler(event, context): return event
resource "aws_s3_object" "code" {
  bucket         = aws_s3_bucket.code.bucket
  key            = "terminate.zip"
  content_base64 = "UEsDBBQAAAAAAAAAIQA1ODTkKgAAACoAAAAIAAAAaW5kZXgucHlkZWYgaGFuZGxlcihldmVudCwgY29udGV4dCk6IHJldHVybiBldmVudApQSwECFAMUAAAAAAAAACEANTg05CoAAAAqAAAACAAAAAAAAAAAAAAA7YEAAAAAaW5kZXgucHlQSwUGAAAAAAEAAQA2AAAAUAAAAAAA"
}

resource "aws_lambda_function" "terminate" {
  function_name = "terminate"
  description   = "Terminates what does not comply"
  role          = aws_iam_role.function.arn
  runtime       = "python3.11"
  handler       = "index.handler"
  s3_bucket     = aws_s3_object.code.bucket
  s3_key        = aws_s3_object.code.key
  timeout       = 30
  memory_size   = 256
  environment {
    variables = { MODE = "strict" }
  }
  tags       = { Team = "security" }
  depends_on = [aws_cloudwatch_log_group.function, aws_iam_role_policy.function]
}

resource "aws_cloudwatch_event_rule" "found" {
  name = "non-compliant"
  event_pattern = jsonencode({
    source        = ["aws.config"]
    "detail-type" = ["Config Rules Compliance Change"]
    detail        = { newEvaluationResult = { complianceType = ["NON_COMPLIANT"] } }
  })
}

resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sqs:SendMessage", Resource = aws_sqs_queue.undelivered.arn }]
  })
}

resource "aws_cloudwatch_event_target" "function" {
  rule      = aws_cloudwatch_event_rule.found.name
  target_id = "function"
  arn       = aws_lambda_function.terminate.arn
  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}

resource "aws_lambda_permission" "events" {
  statement_id  = "events"
  function_name = aws_lambda_function.terminate.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.found.arn
}

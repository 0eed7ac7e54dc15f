CREATE TABLE `board` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`table_id` text,
	`title` text NOT NULL,
	`position` integer NOT NULL,
	`locked` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`table_id`) REFERENCES `session_table`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `board_session` ON `board` (`session_id`);--> statement-breakpoint
CREATE TABLE `doc` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`epoch` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `doc_name_unique` ON `doc` (`name`);--> statement-breakpoint
CREATE TABLE `doc_checkpoint` (
	`doc_id` integer NOT NULL,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`doc_id`, `epoch`, `seq`),
	FOREIGN KEY (`doc_id`) REFERENCES `doc`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `doc_client` (
	`doc_id` integer NOT NULL,
	`epoch` integer NOT NULL,
	`client` integer NOT NULL,
	`participant` text,
	PRIMARY KEY(`doc_id`, `epoch`, `client`),
	FOREIGN KEY (`doc_id`) REFERENCES `doc`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `doc_update` (
	`doc_id` integer NOT NULL,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`participant` text,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`doc_id`, `epoch`, `seq`),
	FOREIGN KEY (`doc_id`) REFERENCES `doc`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `iteration` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`number` integer NOT NULL,
	`note` text NOT NULL,
	`trigger` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`manifest` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `iteration_number` ON `iteration` (`session_id`,`number`);--> statement-breakpoint
CREATE TABLE `iteration_state` (
	`iteration_id` text NOT NULL,
	`board_id` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`iteration_id`, `board_id`),
	FOREIGN KEY (`iteration_id`) REFERENCES `iteration`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `participant` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`name` text NOT NULL,
	`group_id` text,
	`table_id` text,
	`role` text NOT NULL,
	`token_hash` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`table_id`) REFERENCES `session_table`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_token_hash` ON `participant` (`token_hash`);--> statement-breakpoint
CREATE INDEX `participant_session` ON `participant` (`session_id`);--> statement-breakpoint
CREATE TABLE `programme` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`question` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`title` text NOT NULL,
	`question` text NOT NULL,
	`status` text NOT NULL,
	`join_code` text NOT NULL,
	`groups` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_join_code` ON `session` (`join_code`);--> statement-breakpoint
CREATE INDEX `session_programme` ON `session` (`programme_id`);--> statement-breakpoint
CREATE TABLE `session_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`participant_id` text,
	`payload` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_event_session` ON `session_event` (`session_id`);--> statement-breakpoint
CREATE TABLE `session_table` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_table_number` ON `session_table` (`session_id`,`number`);
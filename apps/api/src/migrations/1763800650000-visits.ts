import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Visits1763800650000 implements MigrationInterface {
    name = 'Visits1763800650000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`check_ins\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`visitId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`engineerId\` int UNSIGNED NOT NULL,
                \`method\` varchar(32) NOT NULL,
                \`at\` datetime(3) NOT NULL,
                \`receivedAt\` datetime(3) NOT NULL,
                \`latitude\` double NULL,
                \`longitude\` double NULL,
                \`coordinateSystem\` varchar(32) NULL,
                \`accuracyMeters\` double NULL,
                \`distanceMeters\` double NULL,
                \`speedKmh\` double NULL,
                \`reason\` varchar(200) NULL,
                \`flags\` text NOT NULL,
                \`flagged\` tinyint NOT NULL,
                \`reviewed\` tinyint NOT NULL DEFAULT 0,
                \`reviewedAt\` datetime(3) NULL,
                \`reviewedById\` int UNSIGNED NULL,
                \`reviewNote\` varchar(500) NULL,
                UNIQUE INDEX \`IDX_f44243d6842db74c3a27341845\` (\`visitId\`),
                INDEX \`check_ins_reviewed\` (\`organizationId\`, \`flagged\`, \`reviewed\`, \`id\`),
                INDEX \`check_ins_flagged\` (\`organizationId\`, \`flagged\`, \`id\`),
                INDEX \`check_ins_engineer\` (\`organizationId\`, \`engineerId\`, \`at\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`signatures\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`visitId\` int UNSIGNED NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`signerName\` varchar(50) NOT NULL,
                \`signerId\` int UNSIGNED NULL,
                \`signedAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_b2b1cb286d69cdbd2ae33c30ab\` (\`visitId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`visit_assistants\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`visitId\` int UNSIGNED NOT NULL,
                \`engineerId\` int UNSIGNED NOT NULL,
                \`joinedAt\` datetime(3) NOT NULL,
                INDEX \`IDX_cd52f261faacfcd4acf6c25f10\` (\`organizationId\`, \`engineerId\`, \`visitId\`),
                UNIQUE INDEX \`IDX_fafef43ed0113e6ece9e94721f\` (\`visitId\`, \`engineerId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`visits\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`openTicketId\` int UNSIGNED NULL,
                \`engineerId\` int UNSIGNED NOT NULL,
                \`assetId\` int UNSIGNED NULL,
                \`stage\` varchar(32) NOT NULL,
                \`open\` tinyint NOT NULL DEFAULT 1,
                \`outcome\` varchar(32) NULL,
                \`outcomeReason\` varchar(32) NULL,
                \`method\` varchar(32) NOT NULL,
                \`recommendation\` text NULL,
                \`plannedFrom\` datetime(3) NULL,
                \`plannedTo\` datetime(3) NULL,
                \`assignedAt\` datetime(3) NOT NULL,
                \`acceptedAt\` datetime(3) NULL,
                \`departedAt\` datetime(3) NULL,
                \`checkedInAt\` datetime(3) NULL,
                \`finishedAt\` datetime(3) NULL,
                \`lastStepAt\` datetime(3) NOT NULL,
                \`startsAt\` datetime(3) NOT NULL,
                \`travelMinutes\` int UNSIGNED NULL,
                \`labourMinutes\` int UNSIGNED NULL,
                \`unsignedReason\` varchar(32) NULL,
                \`credited\` tinyint NOT NULL DEFAULT 0,
                \`falselyCompleted\` tinyint NOT NULL DEFAULT 0,
                UNIQUE INDEX \`IDX_291225a103f0899dd5f772fe05\` (\`openTicketId\`),
                INDEX \`visits_unanswered\` (\`stage\`, \`assignedAt\`),
                INDEX \`visits_span\` (\`organizationId\`, \`startsAt\`),
                INDEX \`visits_asset\` (
                    \`organizationId\`,
                    \`assetId\`,
                    \`outcome\`,
                    \`engineerId\`
                ),
                INDEX \`visits_load\` (\`organizationId\`, \`open\`, \`engineerId\`, \`stage\`),
                INDEX \`visits_engineer\` (\`organizationId\`, \`engineerId\`, \`open\`, \`id\`),
                INDEX \`visits_ticket\` (\`ticketId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`work_log_parts\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`workLogId\` int UNSIGNED NOT NULL,
                \`assetId\` int UNSIGNED NULL,
                \`partId\` int UNSIGNED NOT NULL,
                \`position\` smallint UNSIGNED NOT NULL,
                \`code\` varchar(40) NOT NULL,
                \`name\` varchar(100) NOT NULL,
                \`unit\` varchar(16) NOT NULL,
                \`quantity\` int UNSIGNED NOT NULL,
                \`priceFen\` int UNSIGNED NOT NULL,
                INDEX \`IDX_e1169a2bb11cd289322c5437d5\` (\`organizationId\`, \`assetId\`, \`partId\`),
                INDEX \`IDX_c2f053fde28c20124b77aaea5b\` (\`workLogId\`, \`position\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`work_log_photos\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`workLogId\` int UNSIGNED NOT NULL,
                \`attachmentId\` int UNSIGNED NOT NULL,
                \`position\` smallint UNSIGNED NOT NULL,
                \`moment\` varchar(32) NOT NULL,
                \`takenAt\` datetime(3) NOT NULL,
                \`latitude\` double NULL,
                \`longitude\` double NULL,
                \`coordinateSystem\` varchar(32) NULL,
                \`stampedAt\` datetime(3) NULL,
                UNIQUE INDEX \`IDX_379bb9b9b31d8ce5b64dbb7ccd\` (\`attachmentId\`),
                INDEX \`IDX_0b94bbe99eac0238605c06ed89\` (\`workLogId\`, \`position\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`work_logs\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`visitId\` int UNSIGNED NOT NULL,
                \`faultCodeId\` int UNSIGNED NULL,
                \`faultCode\` varchar(20) NULL,
                \`faultName\` varchar(50) NULL,
                \`cause\` varchar(500) NOT NULL,
                \`action\` varchar(1000) NOT NULL,
                \`note\` varchar(2000) NULL,
                \`labourMinutes\` int UNSIGNED NOT NULL,
                \`checklist\` text NOT NULL,
                \`recordedAt\` datetime(3) NOT NULL,
                \`recordedById\` int UNSIGNED NOT NULL,
                \`version\` int UNSIGNED NOT NULL,
                UNIQUE INDEX \`IDX_6be4cfed586140e5f1fe48989f\` (\`visitId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`IDX_6be4cfed586140e5f1fe48989f\` ON \`work_logs\`
        `);
        await queryRunner.query(`
            DROP TABLE \`work_logs\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_0b94bbe99eac0238605c06ed89\` ON \`work_log_photos\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_379bb9b9b31d8ce5b64dbb7ccd\` ON \`work_log_photos\`
        `);
        await queryRunner.query(`
            DROP TABLE \`work_log_photos\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_c2f053fde28c20124b77aaea5b\` ON \`work_log_parts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_e1169a2bb11cd289322c5437d5\` ON \`work_log_parts\`
        `);
        await queryRunner.query(`
            DROP TABLE \`work_log_parts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`visits_ticket\` ON \`visits\`
        `);
        await queryRunner.query(`
            DROP INDEX \`visits_engineer\` ON \`visits\`
        `);
        await queryRunner.query(`
            DROP INDEX \`visits_load\` ON \`visits\`
        `);
        await queryRunner.query(`
            DROP INDEX \`visits_asset\` ON \`visits\`
        `);
        await queryRunner.query(`
            DROP INDEX \`visits_span\` ON \`visits\`
        `);
        await queryRunner.query(`
            DROP INDEX \`visits_unanswered\` ON \`visits\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_291225a103f0899dd5f772fe05\` ON \`visits\`
        `);
        await queryRunner.query(`
            DROP TABLE \`visits\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_fafef43ed0113e6ece9e94721f\` ON \`visit_assistants\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_cd52f261faacfcd4acf6c25f10\` ON \`visit_assistants\`
        `);
        await queryRunner.query(`
            DROP TABLE \`visit_assistants\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_b2b1cb286d69cdbd2ae33c30ab\` ON \`signatures\`
        `);
        await queryRunner.query(`
            DROP TABLE \`signatures\`
        `);
        await queryRunner.query(`
            DROP INDEX \`check_ins_engineer\` ON \`check_ins\`
        `);
        await queryRunner.query(`
            DROP INDEX \`check_ins_flagged\` ON \`check_ins\`
        `);
        await queryRunner.query(`
            DROP INDEX \`check_ins_reviewed\` ON \`check_ins\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_f44243d6842db74c3a27341845\` ON \`check_ins\`
        `);
        await queryRunner.query(`
            DROP TABLE \`check_ins\`
        `);
    }

}

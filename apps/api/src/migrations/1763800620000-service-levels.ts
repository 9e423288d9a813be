import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ServiceLevels1763800620000 implements MigrationInterface {
    name = 'ServiceLevels1763800620000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`business_calendars\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`name\` varchar(60) NOT NULL,
                \`timeZone\` varchar(64) NOT NULL,
                \`aroundTheClock\` tinyint NOT NULL,
                \`workingHours\` text NOT NULL,
                \`publicHolidays\` tinyint NOT NULL,
                \`exceptions\` text NOT NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                \`createdAt\` datetime(3) NOT NULL,
                \`removedAt\` datetime(3) NULL,
                INDEX \`IDX_96b519d0d9cda8b2dc48c9225f\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`sla_policies\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`name\` varchar(60) NOT NULL,
                \`position\` int UNSIGNED NOT NULL,
                \`active\` tinyint NOT NULL DEFAULT 1,
                \`priorities\` text NOT NULL,
                \`categoryIds\` text NOT NULL,
                \`customerLevels\` text NOT NULL,
                \`calendarId\` int UNSIGNED NOT NULL,
                \`responseMinutes\` int UNSIGNED NULL,
                \`onSiteMinutes\` int UNSIGNED NULL,
                \`resolutionMinutes\` int UNSIGNED NULL,
                \`pausingReasons\` text NOT NULL,
                \`warningPercent\` tinyint UNSIGNED NOT NULL,
                \`escalations\` text NOT NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                \`createdAt\` datetime(3) NOT NULL,
                \`removedAt\` datetime(3) NULL,
                INDEX \`IDX_070c38591001fb63462f745405\` (\`organizationId\`, \`position\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`ticket_clocks\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`round\` smallint UNSIGNED NOT NULL DEFAULT '0',
                \`policyId\` int UNSIGNED NULL,
                \`calendarId\` int UNSIGNED NULL,
                \`state\` varchar(32) NOT NULL,
                \`startedAt\` datetime(3) NOT NULL,
                \`targetMinutes\` int UNSIGNED NOT NULL,
                \`dueAt\` datetime(3) NOT NULL,
                \`warnAt\` datetime(3) NOT NULL,
                \`stoppedAt\` datetime(3) NULL,
                \`pauses\` text NOT NULL,
                \`warnedAt\` datetime(3) NULL,
                \`breachedAt\` datetime(3) NULL,
                \`stepsTaken\` text NOT NULL,
                \`nextAt\` datetime(3) NULL,
                INDEX \`ticket_clocks_next\` (\`nextAt\`),
                INDEX \`ticket_clocks_ticket\` (\`organizationId\`, \`ticketId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        // Reports that wait for their answer were promised one. What is late already is not announced again.
        await queryRunner.query(`
            INSERT INTO \`ticket_clocks\` (\`organizationId\`, \`ticketId\`, \`kind\`, \`state\`, \`startedAt\`, \`targetMinutes\`, \`dueAt\`, \`warnAt\`, \`pauses\`, \`breachedAt\`, \`stepsTaken\`, \`nextAt\`)
            SELECT \`organizationId\`, \`id\`, 'response', 'running', \`submittedAt\`, GREATEST(TIMESTAMPDIFF(MINUTE, \`submittedAt\`, \`expectedResponseAt\`), 1), \`expectedResponseAt\`, \`expectedResponseAt\`, '[]',
                IF(\`expectedResponseAt\` <= UTC_TIMESTAMP(3), \`expectedResponseAt\`, NULL), '[]', IF(\`expectedResponseAt\` <= UTC_TIMESTAMP(3), NULL, \`expectedResponseAt\`)
            FROM \`tickets\`
            WHERE \`open\` = 1 AND \`respondedAt\` IS NULL
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`ticket_clocks_ticket\` ON \`ticket_clocks\`
        `);
        await queryRunner.query(`
            DROP INDEX \`ticket_clocks_next\` ON \`ticket_clocks\`
        `);
        await queryRunner.query(`
            DROP TABLE \`ticket_clocks\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_070c38591001fb63462f745405\` ON \`sla_policies\`
        `);
        await queryRunner.query(`
            DROP TABLE \`sla_policies\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_96b519d0d9cda8b2dc48c9225f\` ON \`business_calendars\`
        `);
        await queryRunner.query(`
            DROP TABLE \`business_calendars\`
        `);
    }

}

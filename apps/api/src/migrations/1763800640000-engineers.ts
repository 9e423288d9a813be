import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Engineers1763800640000 implements MigrationInterface {
    name = 'Engineers1763800640000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`dispatch_settings\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`settings\` text NOT NULL,
                \`updatedAt\` datetime(3) NOT NULL,
                PRIMARY KEY (\`organizationId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`engineers\` (
                \`userId\` int UNSIGNED NOT NULL,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`takesJobs\` tinyint NOT NULL DEFAULT 1,
                \`maximumOpenJobs\` int UNSIGNED NOT NULL,
                \`skills\` text NOT NULL,
                \`territoryLocationIds\` text NOT NULL,
                \`territoryPolygons\` text NOT NULL,
                \`shifts\` text NOT NULL,
                \`baseLatitude\` double NULL,
                \`baseLongitude\` double NULL,
                \`baseSystem\` varchar(32) NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                \`updatedAt\` datetime(3) NOT NULL,
                INDEX \`engineers_organization\` (\`organizationId\`, \`userId\`),
                PRIMARY KEY (\`userId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`engineer_positions\` (
                \`engineerId\` int UNSIGNED NOT NULL,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`latitude\` double NOT NULL,
                \`longitude\` double NOT NULL,
                \`coordinateSystem\` varchar(32) NOT NULL,
                \`accuracyMeters\` int UNSIGNED NULL,
                \`reportedAt\` datetime(3) NOT NULL,
                INDEX \`engineer_positions_age\` (\`organizationId\`, \`reportedAt\`),
                PRIMARY KEY (\`engineerId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`engineer_absences\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`engineerId\` int UNSIGNED NOT NULL,
                \`startsAt\` datetime(3) NOT NULL,
                \`endsAt\` datetime(3) NOT NULL,
                \`reason\` varchar(32) NOT NULL,
                \`note\` varchar(200) NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`engineer_absences_engineer\` (\`engineerId\`, \`startsAt\`),
                INDEX \`engineer_absences_period\` (\`organizationId\`, \`endsAt\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`assignment_proposals\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`createdById\` int UNSIGNED NOT NULL,
                \`nearestFirst\` text NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                \`appliedAt\` datetime(3) NULL,
                INDEX \`assignment_proposals_age\` (\`createdAt\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`assignment_proposal_items\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`proposalId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`problem\` varchar(60) NOT NULL,
                \`engineerId\` int UNSIGNED NULL,
                \`percent\` int UNSIGNED NULL,
                \`travelMinutes\` int UNSIGNED NULL,
                \`distanceMeters\` int UNSIGNED NULL,
                \`parts\` text NOT NULL,
                \`obstacle\` varchar(32) NULL,
                \`applied\` varchar(32) NULL,
                INDEX \`assignment_proposal_items_proposal\` (\`proposalId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        for (const table of ['assignment_proposal_items', 'assignment_proposals', 'engineer_absences', 'engineer_positions', 'engineers', 'dispatch_settings']) {
            await queryRunner.query(`DROP TABLE \`${table}\``);
        }
    }

}
